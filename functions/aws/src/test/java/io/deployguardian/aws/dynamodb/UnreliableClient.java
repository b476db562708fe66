package io.deployguardian.aws.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * The real client, of which the next transactions fail: before they are sent, or after they were
 * written.
 */
final class UnreliableClient implements DynamoDbClient {
  private final DynamoDbClient real;
  private final Deque<RuntimeException> before = new ArrayDeque<>();
  private final Deque<RuntimeException> after = new ArrayDeque<>();
  final List<String> tokens = new ArrayList<>();

  UnreliableClient(DynamoDbClient real) {
    this.real = real;
  }

  /** The next {@code times} transactions don't arrive. */
  UnreliableClient failing(int times, Supplier<RuntimeException> failure) {
    for (int i = 0; i < times; i++) {
      before.add(failure.get());
    }
    return this;
  }

  /** The next transaction is written, and its answer gets lost. */
  UnreliableClient losingAnswer(RuntimeException failure) {
    after.add(failure);
    return this;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    tokens.add(request.clientRequestToken());
    throwNext(before);
    var answer = real.transactWriteItems(request);
    throwNext(after);
    return answer;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return real.getItem(request);
  }

  @Override
  public String serviceName() {
    return real.serviceName();
  }

  @Override
  public void close() {}

  private static void throwNext(Deque<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }
}
