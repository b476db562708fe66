package io.deployguardian.aws.dynamodb;

import static io.deployguardian.core.rollout.Samples.KEY;
import static io.deployguardian.core.rollout.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoSwitchesTest {
  private static final ServiceKey OTHER = new ServiceKey(4711, "api", "production");
  private static final ByHand ADA = new ByHand("ada", "maintenance");

  private final TestTable table = TestTable.create();
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final DynamoSwitches switches = switches(table, Mode.GUARDING);

  @Test
  void start_with_the_mode_for_fresh_tables() {
    assertThat(switches.mode(KEY)).isEqualTo(Mode.GUARDING);
    var careful = switches(TestTable.create(), Mode.OBSERVE_ONLY);
    assertThat(careful.mode(KEY)).isEqualTo(Mode.OBSERVE_ONLY);
    assertThat(careful.mode(KEY)).isEqualTo(Mode.OBSERVE_ONLY);
  }

  @Test
  void stop_everything() {
    switches.set(Optional.empty(), Mode.STOPPED, ADA, NOON);
    assertThat(switches.mode(KEY)).isEqualTo(Mode.STOPPED);
    assertThat(switches.mode(OTHER)).isEqualTo(Mode.STOPPED);
  }

  @Test
  void stop_one_service_and_leave_the_others() {
    switches.set(Optional.of(KEY), Mode.STOPPED, ADA, NOON);
    assertThat(switches.mode(KEY)).isEqualTo(Mode.STOPPED);
    assertThat(switches.mode(OTHER)).isEqualTo(Mode.GUARDING);
  }

  @Test
  void count_the_strictest_that_applies() {
    switches.set(Optional.empty(), Mode.OBSERVE_ONLY, ADA, NOON);
    switches.set(Optional.of(KEY), Mode.GUARDING, ADA, NOON);
    assertThat(switches.mode(KEY)).isEqualTo(Mode.OBSERVE_ONLY);
  }

  @Test
  void record_who_and_why() {
    switches.set(Optional.empty(), Mode.STOPPED, ADA, NOON);
    var item = table.items().get("SWITCH / MODE#EVERYTHING");
    assertThat(item.get("by").s()).isEqualTo("ada");
    assertThat(item.get("reason").s()).isEqualTo("maintenance");
    assertThat(item.get("at").s()).isEqualTo("2035-05-01T12:00:00.000000001Z");
  }

  @Test
  void notice_another_hosts_word_within_a_second() {
    assertThat(switches.mode(KEY)).isEqualTo(Mode.GUARDING);
    switches(table, Mode.GUARDING).set(Optional.empty(), Mode.STOPPED, ADA, NOON);
    now = NOON.plus(Duration.ofSeconds(1));
    assertThat(switches.mode(KEY)).isEqualTo(Mode.STOPPED);
  }

  @Test
  void only_observe_in_a_restored_table_until_set_again() {
    switches.set(Optional.empty(), Mode.GUARDING, ADA, NOON);
    switches.set(Optional.of(OTHER), Mode.STOPPED, ADA, NOON);
    var restored = switches(restored(), Mode.GUARDING);
    assertThat(restored.mode(KEY)).isEqualTo(Mode.OBSERVE_ONLY);
    assertThat(restored.mode(OTHER)).isEqualTo(Mode.STOPPED);
    restored.set(Optional.empty(), Mode.GUARDING, ADA, NOON);
    assertThat(restored.mode(KEY)).isEqualTo(Mode.GUARDING);
    assertThat(restored.mode(OTHER)).isEqualTo(Mode.STOPPED);
  }

  @Test
  void only_observe_in_a_restored_table_although_nobody_ever_set_one() {
    assertThat(switches.mode(KEY)).isEqualTo(Mode.GUARDING);
    assertThat(switches(restored(), Mode.GUARDING).mode(KEY)).isEqualTo(Mode.OBSERVE_ONLY);
  }

  @Test
  void know_their_table_again_after_a_restart_of_the_local_engine(@TempDir Path folder) {
    try (var engine = EmbeddedDynamoDb.at(folder)) {
      var local = TestTable.at(engine, "guardian");
      switches(local, Mode.GUARDING).set(Optional.empty(), Mode.GUARDING, ADA, NOON);
    }
    try (var engine = EmbeddedDynamoDb.at(folder)) {
      var local = TestTable.at(engine, "guardian");
      assertThat(switches(local, Mode.GUARDING).mode(KEY)).isEqualTo(Mode.GUARDING);
    }
  }

  /** A copy of all items under another identity, which is what a restore is. */
  private TestTable restored() {
    var copy = TestTable.create();
    table
        .items()
        .values()
        .forEach(item -> copy.client().putItem(put -> put.tableName(copy.name()).item(item)));
    return copy;
  }

  private DynamoSwitches switches(TestTable of, Mode initial) {
    return new DynamoSwitches(of.client(), of.name(), initial, clock, () -> {});
  }
}
