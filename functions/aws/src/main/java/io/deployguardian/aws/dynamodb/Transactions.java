package io.deployguardian.aws.dynamodb;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * All-or-nothing writes. Whoever merely was in the way is tried again; only a failed condition is
 * an answer.
 */
final class Transactions {
  private static final int ATTEMPTS = 10;
  private static final int MOST_ITEMS = 100;
  private static final String FAILED = "ConditionalCheckFailed";

  private static final Set<String> PASSING =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded",
          "InternalServerError");

  private final DynamoDbClient client;
  private final RandomGenerator random;
  private final BackOff backOff;

  Transactions(DynamoDbClient client, RandomGenerator random) {
    this.client = client;
    this.random = random;
    this.backOff = new BackOff(random);
  }

  /** What became of a transaction. */
  sealed interface Outcome {

    record Written() implements Outcome {}

    /** Nothing was written, because conditions failed. */
    record Failed(List<Boolean> conditions) implements Outcome {
      /** Whether the condition of the {@code index}th item is among them. */
      boolean at(int index) {
        return conditions.get(index);
      }
    }
  }

  Outcome write(List<TransactWriteItem> items) {
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "change: found " + items.size() + " items, expected at most " + MOST_ITEMS);
    }
    // One token for all attempts: if an answer got lost, the next attempt is told that it is done
    // instead of meeting its own claims.
    String token = new UUID(random.nextLong(), random.nextLong()).toString();
    for (int attempt = 0; ; attempt++) {
      try {
        client.transactWriteItems(write -> write.transactItems(items).clientRequestToken(token));
        return new Outcome.Written();
      } catch (TransactionCanceledException e) {
        if (hasFailed(e)) {
          return new Outcome.Failed(e.cancellationReasons().stream().map(this::isFailed).toList());
        }
        throwUnless(attempt < ATTEMPTS && isPassing(e), e);
      } catch (DynamoDbException e) {
        throwUnless(attempt < ATTEMPTS && isPassing(e), e);
      } catch (SdkClientException e) {
        throwUnless(attempt < ATTEMPTS, e);
      }
      backOff.before(attempt);
    }
  }

  private static void throwUnless(boolean retry, RuntimeException e) {
    if (!retry) {
      throw e;
    }
  }

  private boolean hasFailed(TransactionCanceledException e) {
    return e.cancellationReasons().stream().anyMatch(this::isFailed);
  }

  private boolean isFailed(CancellationReason reason) {
    return FAILED.equals(reason.code());
  }

  private static boolean isPassing(TransactionCanceledException e) {
    return e.cancellationReasons().stream().anyMatch(reason -> PASSING.contains(reason.code()));
  }

  private static boolean isPassing(DynamoDbException e) {
    return e instanceof TransactionInProgressException
        || e.isThrottlingException()
        || e.statusCode() >= 500
        || e.awsErrorDetails() != null && isPassingCode(e.awsErrorDetails().errorCode());
  }

  private static boolean isPassingCode(String code) {
    return code != null
        && (PASSING.contains(code) || PASSING.contains(code.replace("Exception", "")));
  }
}
