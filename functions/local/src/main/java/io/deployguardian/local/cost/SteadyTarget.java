package io.deployguardian.local.cost;

import com.sun.net.httpserver.HttpServer;
import io.deployguardian.aws.cloudwatch.CloudWatchMetricSource;
import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is well in every version. It is asked as a Lambda alias, CloudWatch and a
 * release's own URL would be, and each of these requests is counted.
 */
final class SteadyTarget implements Traffic, MetricSource, AutoCloseable {

  private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
  private static final long REQUESTS = 10_000;

  private final Map<String, State> states = new HashMap<>();
  private final HttpServer releases;
  private final Meter meter;

  SteadyTarget(Meter meter) throws IOException {
    this.meter = meter;
    releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    releases.createContext(
        "/",
        exchange -> {
          try (exchange) {
            meter.count(Unit.WEB_CALLS, 1);
            exchange.sendResponseHeaders(200, UP.length);
            exchange.getResponseBody().write(UP);
          }
        });
    releases.start();
  }

  URI releases() {
    return URI.create("http://127.0.0.1:" + releases.getAddress().getPort());
  }

  @Override
  public State read(Binding binding) {
    meter.count(Unit.AWS_CALLS, 1);
    return stateOf(binding);
  }

  @Override
  public Write write(Binding binding, Split split, String revision) {
    meter.count(Unit.AWS_CALLS, 1);
    if (!stateOf(binding).revision().equals(revision)) {
      return new Write.Conflict();
    }
    String next = String.valueOf(Long.parseLong(revision) + 1);
    states.put(binding.target(), new State(next, Optional.of(split)));
    return new Write.Written();
  }

  private State stateOf(Binding binding) {
    return states.getOrDefault(binding.target(), new State("0", Optional.empty()));
  }

  @Override
  public Reading read(Binding binding, Metric metric, Release release, Instant from, Instant to) {
    return readAll(binding, List.of(metric), release, from, to).getFirst();
  }

  @Override
  public List<Reading> readAll(
      Binding binding, List<Metric> metrics, Release release, Instant from, Instant to) {
    meter.count(Unit.AWS_CALLS, 1);
    meter.count(Unit.METRICS_READ, CloudWatchMetricSource.billed(metrics));
    return metrics.stream().map(SteadyTarget::reading).toList();
  }

  /** A tenth of a percent fails or is slow. */
  private static Reading reading(Metric metric) {
    return switch (metric.kind()) {
      case RATIO -> new Reading.Count(REQUESTS / 1000, REQUESTS);
      default -> new Reading.Value(120, REQUESTS);
    };
  }

  @Override
  public void close() {
    releases.stop(0);
  }
}
