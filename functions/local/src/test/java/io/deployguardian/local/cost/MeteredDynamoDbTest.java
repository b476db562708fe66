package io.deployguardian.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.GuardianStore;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What DynamoDB's documentation says that requests cost.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read
 *     and write operations</a>
 */
@TestInstance(Lifecycle.PER_CLASS)
class MeteredDynamoDbTest {

  private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory();
  private final List<String> used = new ArrayList<>();
  private MeteredDynamoDb metered;
  private GuardianStore store;

  @BeforeAll
  void open() throws IOException {
    metered =
        new MeteredDynamoDb(
            dynamoDb.endpoint(), (what, read, write) -> used.add(what + " " + read + " " + write));
    store = GuardianStore.onLocal(metered.endpoint(), "tab", new Random(1), InstantSource.system());
  }

  @AfterAll
  void close() {
    store.close();
    metered.close();
    dynamoDb.close();
  }

  @BeforeEach
  void forget() {
    used.clear();
  }

  @Test
  void a_write_costs_by_the_kilobyte() throws Exception {
    ask("PutItem", "'Item': {%s, 'body': {'S': '%s'}}".formatted(key("a"), "x".repeat(100)));
    ask("PutItem", "'Item': {%s, 'body': {'S': '%s'}}".formatted(key("b"), "x".repeat(1500)));
    assertThat(used).containsExactly("PutItem 0.0 1.0", "PutItem 0.0 2.0");
  }

  @Test
  void a_transaction_costs_twice() throws Exception {
    ask(
        "TransactWriteItems",
        "'TransactItems': [{'Put': {'TableName': 'tab', 'Item': {%s}}}, {'Put': {'TableName': 'tab', 'Item': {%s}}}]"
            .formatted(key("c"), key("d")),
        200);
    assertThat(used).containsExactly("TransactWriteItems 0.0 4.0");
  }

  @Test
  void an_index_costs_a_write_of_its_own() throws Exception {
    String pending = ", 'pending': {'S': 'PENDING'}, 'pendingSince': {'S': '2026'}";
    ask("PutItem", "'Item': {%s%s}".formatted(key("e"), pending));
    ask(
        "TransactWriteItems",
        "'TransactItems': [{'Put': {'TableName': 'tab', 'Item': {%s%s}}}]"
            .formatted(key("f"), pending),
        200);
    assertThat(used).containsExactly("PutItem 0.0 2.0", "TransactWriteItems 0.0 4.0");
  }

  @Test
  void a_transaction_may_touch_indexes_with_some_of_its_items() throws Exception {
    String pending = ", 'pending': {'S': 'PENDING'}, 'pendingSince': {'S': '2026'}";
    String put = "{'Put': {'TableName': 'tab', 'Item': {%s%s}}}";
    ask(
        "TransactWriteItems",
        "'TransactItems': [%s, %s]"
            .formatted(put.formatted(key("i"), pending), put.formatted(key("j"), "")),
        200);
    assertThat(used).containsExactly("TransactWriteItems 0.0 6.0");
  }

  @Test
  void what_finds_nothing_is_paid_for_even_so() throws Exception {
    String query =
        "'KeyConditionExpression': 'pk = :p', 'ExpressionAttributeValues': {':p': {'S': 'no'}}";
    ask("Query", query);
    ask("Query", query + ", 'ConsistentRead': true");
    ask("GetItem", "'Key': {%s}, 'ConsistentRead': true".formatted(key("no")));
    assertThat(used).containsExactly("Query 0.5 0.0", "Query 1.0 0.0", "GetItem 1.0 0.0");
  }

  @Test
  void a_read_costs_by_four_kilobytes() throws Exception {
    ask("PutItem", "'Item': {%s, 'body': {'S': '%s'}}".formatted(key("g"), "x".repeat(5000)));
    ask("GetItem", "'Key': {%s}, 'ConsistentRead': true".formatted(key("g")));
    assertThat(used).containsExactly("PutItem 0.0 5.0", "GetItem 2.0 0.0");
  }

  @Test
  void what_a_condition_stopped_is_paid_for() throws Exception {
    ask("PutItem", "'Item': {%s}".formatted(key("h")));
    String again =
        "'Item': {%s}, 'ConditionExpression': 'attribute_not_exists(pk)'".formatted(key("h"));
    ask("PutItem", "'TableName': 'tab', " + again, 400);
    ask(
        "TransactWriteItems",
        "'TransactItems': [{'Put': {'TableName': 'tab', " + again + "}}]",
        400);
    assertThat(used)
        .containsExactly("PutItem 0.0 1.0", "PutItem 0.0 1.0", "TransactWriteItems 0.0 2.0");
  }

  @Test
  void the_local_hosts_own_barrier_is_not_counted() {
    store.deadLetters().put("kind", "body", "why");
    assertThat(used).hasSize(1);
    store.ping();
    assertThat(used).hasSize(2);
  }

  private static String key(String name) {
    return "'pk': {'S': '%s'}, 'sk': {'S': '%s'}".formatted(name, name);
  }

  private void ask(String operation, String body) throws Exception {
    ask(operation, "'TableName': 'tab', " + body, 200);
  }

  private void ask(String operation, String body, int expected) throws Exception {
    var request =
        HttpRequest.newBuilder(metered.endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=00")
            .POST(HttpRequest.BodyPublishers.ofString("{" + body.replace('\'', '"') + "}"));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }
  }
}
