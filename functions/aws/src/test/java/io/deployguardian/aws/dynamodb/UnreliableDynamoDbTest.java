package io.deployguardian.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class UnreliableDynamoDbTest {
  private static final Claim CLAIM = Samples.claim("a");
  private final TestTable table = TestTable.create();
  private final UnreliableClient client = new UnreliableClient(table.client());
  private final DynamoRollouts rollouts =
      new DynamoRollouts(client, table.name(), TestTable.RANDOM);

  static Stream<Supplier<RuntimeException>> passing() {
    return Stream.of(
        () -> cancelled("TransactionConflict"),
        () -> cancelled("ThrottlingError"),
        () -> cancelled("ProvisionedThroughputExceeded"),
        () -> TransactionInProgressException.builder().statusCode(400).build(),
        () -> coded("ProvisionedThroughputExceededException"),
        () -> InternalServerErrorException.builder().statusCode(500).build(),
        () -> coded("ThrottlingException"),
        () -> coded("RequestLimitExceeded"),
        () -> SdkClientException.create("connection reset"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void tries_again_after_what_passes(Supplier<RuntimeException> failure) {
    client.failing(3, failure);
    assertThat(commit()).isInstanceOf(Committed.Done.class);
    assertThat(client.tokens).hasSize(4);
  }

  @Test
  void throws_what_does_not_pass_in_time_and_never_calls_it_stale() {
    client.failing(40, () -> cancelled("TransactionConflict"));
    assertThatThrownBy(this::commit).isInstanceOf(TransactionCanceledException.class);
  }

  @Test
  void throws_at_once_what_will_never_pass() {
    client.failing(1, () -> coded("AccessDeniedException"));
    assertThatThrownBy(this::commit).isInstanceOf(DynamoDbException.class);
    assertThat(client.tokens).hasSize(1);
  }

  @Test
  void is_not_a_duplicate_of_itself_when_its_answer_got_lost() {
    client.losingAnswer(SdkClientException.create("read timed out"));
    assertThat(commit()).isInstanceOf(Committed.Done.class);
    assertThat(rollouts.find(Samples.subject(1).id()).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void draws_one_token_per_commit_and_keeps_it_for_its_attempts() {
    client.failing(1, () -> cancelled("TransactionConflict"));
    commit();
    commit();
    assertThat(client.tokens).hasSize(3).doesNotContainNull();
    assertThat(client.tokens.get(1)).isEqualTo(client.tokens.get(0));
    assertThat(client.tokens.get(2)).isNotEqualTo(client.tokens.get(0));
  }

  @Test
  void answers_duplicate_although_dynamodb_only_names_the_rollout() {
    commit();
    client.failing(1, () -> cancelled("None", "ConditionalCheckFailed"));
    assertThat(commit()).isEqualTo(new Committed.Duplicate(CLAIM));
  }

  @Test
  void passes_the_barrier_after_each_commit_and_after_nothing_else() {
    var guarded =
        new DynamoRollouts(
            client, table.name(), TestTable.RANDOM, new Barrier(table.client(), table.name()));
    guarded.commit(Change.of(Samples.registration(1)), Set.of());
    guarded.commit(Change.of(Samples.registration(1)), Set.of());
    guarded.commit(Change.of(Samples.registration(2)), Set.of());
    assertThat(table.items().get("BARRIER / BARRIER").get("commits").n()).isEqualTo("2");
  }

  @Test
  void refuses_a_change_that_no_transaction_holds() {
    var steps = IntStream.range(0, 40).mapToObj(Samples::registration).toArray(Step[]::new);
    assertThatThrownBy(() -> rollouts.commit(Change.of(steps), Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("120");
  }

  private Committed commit() {
    return rollouts.commit(Change.of(Samples.registration(1)), Set.of(CLAIM));
  }

  private static RuntimeException cancelled(String... codes) {
    var reasons =
        List.of(codes).stream().map(code -> CancellationReason.builder().code(code).build());
    return TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(reasons.toList())
        .build();
  }

  private static RuntimeException coded(String code) {
    return DynamoDbException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
