package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads. Those by key are consistent; those by index are not, so what counts is read again by key.
 */
record Table(DynamoDbClient client, String name) {
  private static final int MOST_KEYS = 100;

  Optional<Map<String, AttributeValue>> get(Key key) {
    var answer =
        client.getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  Optional<String> body(Key key) {
    return get(key).map(item -> item.get(Item.BODY).s());
  }

  /** The items of one partition whose sort key starts with {@code prefix}, in its order. */
  Stream<Map<String, AttributeValue>> under(String partition, String prefix) {
    return client
        .queryPaginator(query -> query.applyMutation(under(partition, prefix, true)))
        .items()
        .stream();
  }

  /** The last of them. */
  Optional<Map<String, AttributeValue>> last(String partition, String prefix) {
    return client
        .query(query -> query.applyMutation(under(partition, prefix, false)).limit(1))
        .items()
        .stream()
        .findFirst();
  }

  /** Keys of one partition of an index, up to and with {@code until} in its order. */
  List<Map<String, AttributeValue>> oldest(Index index, String partition, String until, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(name)
            .indexName(index.indexName)
            .keyConditionExpression("#p = :p AND #s <= :s")
            .expressionAttributeNames(Map.of("#p", index.partition, "#s", index.sort))
            .expressionAttributeValues(
                Map.of(":p", AttributeValue.fromS(partition), ":s", AttributeValue.fromS(until)))
            .limit(limit);
    return first(request.build(), limit);
  }

  List<Map<String, AttributeValue>> newest(Index index, String partition, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(name)
            .indexName(index.indexName)
            .keyConditionExpression("#p = :p")
            .expressionAttributeNames(Map.of("#p", index.partition))
            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(partition)))
            .scanIndexForward(false)
            .limit(limit);
    return first(request.build(), limit);
  }

  /** The items that are there, consistently, in the order of {@code keys}. */
  List<Map<String, AttributeValue>> all(List<Key> keys) {
    Map<Key, Map<String, AttributeValue>> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      batch(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS)), found);
    }
    return keys.stream()
        .filter(found::containsKey)
        .<Map<String, AttributeValue>>map(found::get)
        .toList();
  }

  private void batch(List<Key> keys, Map<Key, Map<String, AttributeValue>> found) {
    var wanted =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Key::attributes).toList())
            .consistentRead(true)
            .build();
    // The paginator asks again for what DynamoDB left out.
    client
        .batchGetItemPaginator(get -> get.requestItems(Map.of(name, wanted)))
        .forEach(
            page ->
                page.responses()
                    .getOrDefault(name, List.of())
                    .forEach(item -> found.put(Key.of(item), item)));
  }

  private List<Map<String, AttributeValue>> first(QueryRequest request, int limit) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (var page : client.queryPaginator(request)) {
      items.addAll(page.items());
      if (items.size() >= limit) {
        break;
      }
    }
    return items.size() > limit ? items.subList(0, limit) : items;
  }

  private Consumer<QueryRequest.Builder> under(String partition, String prefix, boolean forward) {
    return query ->
        query
            .tableName(name)
            .consistentRead(true)
            .scanIndexForward(forward)
            .keyConditionExpression("pk = :p AND begins_with(sk, :s)")
            .expressionAttributeValues(
                Map.of(":p", AttributeValue.fromS(partition), ":s", AttributeValue.fromS(prefix)));
  }
}
