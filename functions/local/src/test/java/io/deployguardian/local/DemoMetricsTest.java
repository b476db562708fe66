package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.local.demo.DemoWorld;
import io.deployguardian.local.demo.Faults;
import io.deployguardian.local.demo.Rate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoMetricsTest {

  private static final int REQUESTS = 20;
  private static final Release RELEASE = new Release("c0ffee", "shop:1.0.0");
  private static final Binding SHOP =
      new Binding(
          new ServiceKey(42, "shop", "production"), "demo", Optional.empty(), false, Floor.NONE);

  private final Instant start = Instant.now();

  private HttpServer server;
  private DemoWorld world;
  private DemoMetrics metrics;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    world = new DemoWorld(directory, base, Clock.systemUTC(), new Random(7), Rate.NONE);
    server.createContext("/demo/", world.api());
    server.start();
    metrics = new DemoMetrics(world.router());
  }

  @AfterEach
  void stop() {
    world.close();
    server.stop(0);
  }

  @Test
  void counts_requests_that_were_slower_than_a_bound() throws Exception {
    answerAfter(Duration.ofMillis(20));

    assertThat(read("slower-than-19ms")).isEqualTo(new Reading.Count(REQUESTS, REQUESTS));
    assertThat(read("slower-than-600000ms")).isEqualTo(new Reading.Count(0, REQUESTS));
  }

  @Test
  void counts_errors_and_measures_latencies() throws Exception {
    answerAfter(Duration.ofMillis(20));

    assertThat(read("error-rate")).isEqualTo(new Reading.Count(0, REQUESTS));
    assertThat(read("latency-p50"))
        .isInstanceOfSatisfying(
            Reading.Value.class,
            latency -> {
              assertThat(latency.value()).isGreaterThan(20);
              assertThat(latency.samples()).isEqualTo(REQUESTS);
            });
  }

  @Test
  void has_no_events_where_nothing_was_requested() {
    assertThat(read("error-rate")).isEqualTo(new Reading.Count(0, 0));
    assertThat(read("slower-than-500ms")).isEqualTo(new Reading.Count(0, 0));
    assertThat(read("latency-p99")).isEqualTo(new Reading.Missing("no requests"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"saturation", "latency-p42", "slower-than-0ms", "slower-than-1s"})
  void names_what_it_knows_when_asked_for_something_else(String name) {
    assertThat(read(name))
        .isEqualTo(
            new Reading.Missing(
                "the demo's router knows no "
                    + name
                    + ", only error-rate, latency-p50, latency-p95, latency-p99 and "
                    + "slower-than-<n>ms with n from 1 to 600000"));
  }

  private void answerAfter(Duration latency) throws IOException, InterruptedException {
    world.publish(RELEASE.artifact(), new Faults(0, latency, false));
    world.router().write(DemoTraffic.route(SHOP), Map.of(RELEASE.artifact(), 100), 0);
    URI page =
        URI.create(
            "http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/demo/app/42/shop/production/cart");
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < REQUESTS; i++) {
        client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
      }
    }
  }

  private Reading read(String name) {
    var metric =
        new Metric(
            name,
            Kind.RATIO,
            Direction.INCREASE,
            OptionalDouble.empty(),
            Kind.RATIO.usualTolerance(),
            true,
            true);
    // One second more than now: the one in progress counts, too.
    return metrics.read(SHOP, metric, RELEASE, start, Instant.now().plusSeconds(1));
  }
}
