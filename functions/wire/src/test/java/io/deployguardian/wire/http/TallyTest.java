package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TallyTest {

  @Example
  void a_percentile_is_a_latency_that_really_was() {
    var tally = new Tally();
    for (int i = 1; i <= 100; i++) {
      tally.add(new Reply.Failed("no answer"), Duration.ofMillis(i));
    }
    assertThat(tally.percentile(50)).isEqualTo(Duration.ofMillis(50));
    assertThat(tally.percentile(95)).isEqualTo(Duration.ofMillis(95));
    assertThat(tally.percentile(99)).isEqualTo(Duration.ofMillis(99));
  }

  @Property(tries = 200)
  void at_least_its_share_of_the_requests_was_no_slower(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 10_000) Integer> latencies,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var tally = new Tally();
    latencies.forEach(ms -> tally.add(new Reply.Failed("none"), Duration.ofMillis(ms)));
    long at = tally.percentile(percent).toMillis();
    assertThat(latencies.stream().filter(ms -> ms <= at).count() * 100)
        .isGreaterThanOrEqualTo((long) latencies.size() * percent);
    assertThat(latencies.stream().filter(ms -> ms < at).count() * 100)
        .isLessThan((long) latencies.size() * percent);
  }

  @Example
  void shares_are_written_as_people_write_them() {
    assertThat(Tally.percent(0)).isEqualTo("0 %");
    assertThat(Tally.percent(0.01)).isEqualTo("1 %");
    assertThat(Tally.percent(1)).isEqualTo("100 %");
    assertThat(Tally.percent(1 / 3.0)).isEqualTo("33.33 %");
  }
}
