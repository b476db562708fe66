package io.deployguardian.local;

import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.local.demo.DemoRouter;
import io.deployguardian.local.demo.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the demo's router saw, as metrics: {@code error-rate}, {@code latency-p50}, {@code -p95} and
 * {@code -p99}.
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
          new Reading.Missing(
              "the demo's router knows no "
                  + metric.name()
                  + ", only error-rate, latency-p50, latency-p95 and latency-p99");
    };
  }

  private static Reading latency(Observed seen, Optional<Duration> latency) {
    return latency
        .<Reading>map(l -> new Reading.Value(l.toNanos() / 1e6, seen.latencies().size()))
        .orElseGet(() -> new Reading.Missing("no requests"));
  }
}
