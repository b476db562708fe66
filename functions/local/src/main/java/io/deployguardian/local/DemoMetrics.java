package io.deployguardian.local;

import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.SlowerThan;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.local.demo.DemoRouter;
import io.deployguardian.local.demo.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the demo's router saw, as metrics: {@code error-rate}, {@code slower-than-500ms} and its
 * like, and {@code latency-p50}, {@code -p95} and {@code -p99} in milliseconds.
 *
 * <p>Errors are counted out of all requests. What is slow is counted out of those whose latency was
 * sampled, and the total says how many they are; one without an answer is slower than any bound.
 */
final class DemoMetrics implements MetricSource {

  private final DemoRouter router;

  DemoMetrics(DemoRouter router) {
    this.router = router;
  }

  @Override
  public Reading read(Binding binding, Metric metric, Release release, Instant from, Instant to) {
    Observed seen = router.observe(DemoTraffic.route(binding), release.artifact(), from, to);
    return switch (metric.name()) {
      case "error-rate" -> new Reading.Count(seen.errors(), seen.requests());
      case "latency-p50" -> latency(seen, seen.p50());
      case "latency-p95" -> latency(seen, seen.p95());
      case "latency-p99" -> latency(seen, seen.p99());
      default ->
          SlowerThan.named(metric.name())
              .map(bound -> slower(seen, bound))
              .orElseGet(() -> unknown(metric));
    };
  }

  private static Reading slower(Observed seen, SlowerThan bound) {
    return new Reading.Count(seen.slowerThan(Duration.ofMillis(bound.millis())), seen.sampled());
  }

  private static Reading latency(Observed seen, Optional<Duration> latency) {
    return latency
        .<Reading>map(l -> new Reading.Value(l.toNanos() / 1e6, seen.latencies().size()))
        .orElseGet(() -> new Reading.Missing("no requests"));
  }

  private static Reading unknown(Metric metric) {
    return new Reading.Missing(
        "the demo's router knows no "
            + metric.name()
            + ", only error-rate, latency-p50, latency-p95, latency-p99 and "
            + SlowerThan.FORM);
  }
}
