package io.deployguardian.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficLogTest {

  private static final Route ROUTE = new Route("42", "shop", "production");
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration FAST = Duration.ofMillis(5);

  private final TrafficLog log = new TrafficLog();

  @Test
  void adjacent_intervals_neither_share_nor_lose_a_request() {
    IntStream.range(0, 1000).forEach(i -> answered(START.plusMillis(10L * i)));

    Instant from = START;
    long seen = 0;
    for (int step = 1; from.isBefore(START.plusSeconds(11)); step++) {
      Instant to = from.plusMillis(137L * step);
      seen += observe(from, to).requests();
      from = to;
    }
    assertThat(seen).isEqualTo(1000);
  }

  @Test
  void the_second_in_progress_is_not_observed_yet() {
    answered(START);

    assertThat(observe(START.minusSeconds(5), START.plusMillis(999)).requests()).isZero();
    assertThat(observe(START.minusSeconds(5), START.plusMillis(1000)).requests()).isEqualTo(1);
  }

  @Test
  void an_interval_that_ends_before_it_starts_is_empty() {
    answered(START);

    assertThat(observe(START.plusSeconds(5), START.minusSeconds(5)).requests()).isZero();
  }

  @Test
  void a_failure_is_an_error_without_a_latency() {
    answered(START);
    log.failed(ROUTE, "a:1", START);

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen).isEqualTo(new Observed(2, 1, List.of(FAST), 1));
  }

  @Test
  void artifacts_and_routes_are_counted_apart() {
    answered(START);

    Route other = new Route("43", "shop", "production");
    assertThat(log.observe(ROUTE, "a:2", START, START.plusSeconds(1)).requests()).isZero();
    assertThat(log.observe(other, "a:1", START, START.plusSeconds(1)).requests()).isZero();
  }

  @Test
  void fifteen_minutes_are_remembered_and_no_more() {
    answered(START);
    answered(START.plus(TrafficLog.KEPT));
    assertThat(observe(START, START.plusSeconds(1)).requests()).isEqualTo(1);

    answered(START.plus(TrafficLog.KEPT).plusSeconds(1));
    assertThat(observe(START, START.plusSeconds(1)).requests()).isZero();
  }

  @Test
  void all_requests_are_counted_when_not_all_latencies_are_kept() {
    IntStream.range(0, 2000).forEach(i -> answered(START));

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen.requests()).isEqualTo(2000);
    assertThat(seen.latencies()).hasSize(500);
  }

  @Test
  void failures_are_as_much_of_the_sample_as_they_are_of_the_requests() {
    IntStream.range(0, 1000)
        .forEach(
            i -> {
              answered(START);
              log.failed(ROUTE, "a:1", START);
            });

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen.requests()).isEqualTo(2000);
    assertThat(seen.sampled()).isEqualTo(500);
    assertThat(seen.unanswered()).isEqualTo(250);
  }

  @Test
  void a_request_of_exactly_the_bound_is_not_slower() {
    IntStream.rangeClosed(1, 10)
        .forEach(ms -> log.answered(ROUTE, "a:1", START, false, Duration.ofMillis(ms)));

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen.slowerThan(Duration.ofMillis(7))).isEqualTo(3);
    assertThat(seen.sampled()).isEqualTo(10);
  }

  @Test
  void a_request_without_an_answer_is_slower_than_any_bound() {
    answered(START);
    log.failed(ROUTE, "a:1", START);

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen.slowerThan(Duration.ofMinutes(10))).isEqualTo(1);
    assertThat(seen.sampled()).isEqualTo(2);
  }

  @Test
  void percentiles_are_measured_values() {
    IntStream.rangeClosed(1, 200)
        .forEach(ms -> log.answered(ROUTE, "a:1", START, false, Duration.ofMillis(201 - ms)));

    Observed seen = observe(START, START.plusSeconds(1));
    assertThat(seen.p50()).contains(Duration.ofMillis(100));
    assertThat(seen.p95()).contains(Duration.ofMillis(190));
    assertThat(seen.p99()).contains(Duration.ofMillis(198));
  }

  @Test
  void without_samples_there_is_no_percentile() {
    assertThat(observe(START, START.plusSeconds(1)).p99()).isEmpty();
  }

  private void answered(Instant at) {
    log.answered(ROUTE, "a:1", at, false, FAST);
  }

  private Observed observe(Instant from, Instant to) {
    return log.observe(ROUTE, "a:1", from, to);
  }
}
