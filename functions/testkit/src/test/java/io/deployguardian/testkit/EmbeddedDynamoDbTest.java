package io.deployguardian.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class EmbeddedDynamoDbTest {
  private static EmbeddedDynamoDb dynamoDb;
  private TinyTable table;

  @BeforeAll
  static void start() {
    dynamoDb = EmbeddedDynamoDb.inMemory();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @BeforeEach
  void createTable(TestInfo test) {
    table = TinyTable.create(dynamoDb.endpoint(), test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void listens_on_the_loopback_interface() {
    assertThat(dynamoDb.endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void commits_a_transaction_whose_conditions_hold() {
    table.claim("a", "b");
    assertThat(table.keys()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void cancels_the_whole_transaction_when_one_condition_fails() {
    table.claim("a");
    assertThatThrownBy(() -> table.claim("b", "a"))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting(reason -> reason.code())
                    .containsExactly("None", "ConditionalCheckFailed"));
    assertThat(table.keys()).containsExactly("a");
  }

  @Test
  void streams_what_was_inserted() {
    table.claim("a", "b");
    assertThat(table.streamed())
        .allSatisfy(record -> assertThat(record.eventName()).isEqualTo(OperationType.INSERT))
        .extracting(record -> record.dynamodb().newImage().get("pk").s())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void runs_beside_another_one_without_sharing_tables() {
    table.claim("a");
    try (var other = EmbeddedDynamoDb.inMemory()) {
      assertThat(TinyTable.create(other.endpoint(), table.name()).keys()).isEmpty();
    }
  }

  @Test
  void keeps_its_tables_in_the_folder_across_a_restart(@TempDir Path folder) {
    try (var first = EmbeddedDynamoDb.at(folder)) {
      TinyTable.create(first.endpoint(), "kept").claim("a");
    }
    try (var second = EmbeddedDynamoDb.at(folder)) {
      assertThat(TinyTable.existing(second.endpoint(), "kept").keys()).containsExactly("a");
    }
  }
}
