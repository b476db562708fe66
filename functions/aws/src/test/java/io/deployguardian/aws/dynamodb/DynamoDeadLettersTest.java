package io.deployguardian.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Samples;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DynamoDeadLettersTest {
  private final TestTable table = TestTable.create();
  private final DynamoDeadLetters letters =
      new DynamoDeadLetters(table.client(), table.name(), InstantSource.fixed(Samples.NOON));

  @Test
  void counts_letters_of_every_kind() {
    assertThat(letters.count()).isZero();
    letters.put("event", "{}", "why");
    letters.put("stream-record", "{}", "why");
    assertThat(letters.count()).isEqualTo(2);
  }

  @Test
  void keeps_the_same_letter_once() {
    letters.put("event", "{}", "why");
    letters.put("event", "{}", "why, again");
    assertThat(letters.count()).isEqualTo(1);
  }

  @Test
  void cuts_what_no_item_holds() {
    letters.put("event", "ä€😀".repeat(200_000), "too large");
    assertThat(letters.count()).isEqualTo(1);
  }
}
