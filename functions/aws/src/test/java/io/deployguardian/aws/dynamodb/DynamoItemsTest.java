package io.deployguardian.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The items themselves, because Terraform, the relay and people at the console rely on them. */
class DynamoItemsTest {
  private final TestTable table = TestTable.create();

  @Test
  void are_keyed_as_the_architecture_says() {
    commit();
    assertThat(table.keys())
        .containsExactly(
            "CLAIM#delivery#a / CLAIM",
            "ENV#4711#shop#production / CURRENT",
            "ENV#4711#shop#production / HISTORY#2035-05-01T12:00:00.000000001Z#4711-0-shop",
            "ROLLOUT#4711-1-shop / DECISION#0000000001",
            "ROLLOUT#4711-1-shop / EVENT#4711-1-shop@1.0",
            "ROLLOUT#4711-1-shop / STATE");
  }

  @Test
  void expire_where_they_are_claims_after_githubs_redelivery_window() {
    commit();
    assertThat(table.items().get("CLAIM#delivery#a / CLAIM").get("expiresAt").n())
        .isEqualTo(Long.toString(Samples.NOON.plus(Duration.ofDays(4)).getEpochSecond()));
  }

  @Test
  void show_people_the_state_without_reading_json() {
    commit();
    var state = table.items().get("ROLLOUT#4711-1-shop / STATE");
    assertThat(state.get("state").s()).isEqualTo("Registered");
    assertThat(state.get("dueAt").s()).isEqualTo("2035-05-01T12:01:01.000000001Z");
    assertThat(state.get("version").n()).isEqualTo("1");
  }

  @Test
  void are_pending_and_kept_as_events_until_they_are_relayed() {
    commit();
    assertThat(table.items().get("ROLLOUT#4711-1-shop / EVENT#4711-1-shop@1.0"))
        .containsKeys("pending", "pendingSince", "type", "trace", "body")
        .doesNotContainKey("expiresAt");
  }

  @Test
  void sort_by_time_whatever_the_fraction_of_a_second() {
    assertThat(
            Stream.of("12:00:00.5Z", "12:00:00Z", "12:00:01Z", "12:00:00.25Z")
                .map(time -> Instant.parse("2035-05-01T" + time))
                .map(Timestamps::sortable)
                .sorted())
        .extracting(Instant::parse)
        .isSorted();
  }

  private void commit() {
    var good = new KnownGood(Samples.release(0), Samples.subject(0).id(), Samples.NOON);
    var change =
        Change.of(Samples.registration(1)).in(Environment.unseen(Samples.KEY)).remember(good);
    table.rollouts().commit(change, Set.of(Samples.claim("a")));
  }
}
