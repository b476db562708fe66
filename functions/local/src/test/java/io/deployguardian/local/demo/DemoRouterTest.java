package io.deployguardian.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRouterTest {

  private static final Route SHOP = new Route("42", "shop", "production");
  private static final String PAGE = "/demo/app/42/shop/production/cart?item=1";
  private static final String OLD = "shop:1.0.0";
  private static final String NEW = "shop:1.1.0";

  private DemoHost host;
  private DemoRouter router;

  @BeforeEach
  void start(@TempDir Path directory) {
    host = DemoHost.on(directory, Rate.NONE);
    router = host.router();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void weights_are_respected_within_statistics() {
    router.write(SHOP, Map.of(OLD, 80, NEW, 20), 0);

    List<HttpResponse<String>> answers = host.getOften(1000, PAGE);

    long canary = answers.stream().filter(answer -> release(answer).equals(NEW)).count();
    // Five standard deviations of a binomial distribution: sqrt(1000 * 0.2 * 0.8) is 12.6.
    assertThat(canary).isCloseTo(200, within(63L));
    assertThat(host.everything(SHOP, NEW).requests()).isEqualTo(canary);
    assertThat(host.everything(SHOP, OLD).requests()).isEqualTo(1000 - canary);
  }

  @Test
  void a_version_without_weight_gets_nothing() {
    router.write(SHOP, Map.of(OLD, 100, NEW, 0), 0);

    assertThat(host.getOften(100, PAGE)).allMatch(answer -> release(answer).equals(OLD));
    assertThat(router.lastRequest(SHOP, NEW)).isEmpty();
    assertThat(router.lastRequest(SHOP, OLD)).isPresent();
  }

  @Test
  void path_query_and_body_reach_the_version() {
    router.write(SHOP, Map.of(OLD, 100), 0);

    HttpResponse<String> answer = host.send("POST", PAGE, "{\"item\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(DemoHost.json(answer).path("path").asText()).isEqualTo("/cart");
  }

  @Test
  void a_head_request_is_answered_without_a_body() {
    router.write(SHOP, Map.of(OLD, 100), 0);

    HttpResponse<String> answer = host.send("HEAD", PAGE, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_route_that_nobody_wrote_is_unavailable() {
    assertThat(router.read(SHOP)).isEqualTo(Weights.NONE);
    assertThat(host.get(PAGE).statusCode()).isEqualTo(503);
  }

  @Test
  void a_version_that_does_not_answer_is_a_bad_gateway_and_an_error() {
    router.write(SHOP, Map.of(OLD, 100), 0);
    host.world().close();

    assertThat(host.get(PAGE).statusCode()).isEqualTo(502);
    assertThat(host.everything(SHOP, OLD)).isEqualTo(new Observed(1, 1, List.of(), 1));
  }

  @Test
  void each_write_is_a_new_revision() {
    Shift first = router.write(SHOP, Map.of(OLD, 100), 0);
    Shift second = router.write(SHOP, Map.of(OLD, 100), 1);

    assertThat(first).isEqualTo(new Shift.Written(weights(1, Map.of(OLD, 100))));
    assertThat(second).isEqualTo(new Shift.Written(weights(2, Map.of(OLD, 100))));
    assertThat(router.read(SHOP).revision()).isEqualTo(2);
  }

  @Test
  void a_write_on_an_old_revision_conflicts_and_changes_nothing() {
    router.write(SHOP, Map.of(OLD, 100), 0);
    router.write(SHOP, Map.of(OLD, 90, NEW, 10), 1);

    Shift late = router.write(SHOP, Map.of(NEW, 100), 1);

    assertThat(late).isEqualTo(new Shift.Conflict(weights(2, Map.of(OLD, 90, NEW, 10))));
    assertThat(router.read(SHOP).of(NEW)).isEqualTo(10);
  }

  @Test
  void weights_that_are_not_whole_are_a_bug_of_the_caller() {
    assertThatThrownBy(() -> router.write(SHOP, Map.of(OLD, 90), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights: found a sum of 90, expected a sum of 100");
    assertThatThrownBy(() -> router.write(SHOP, Map.of(OLD, 110, NEW, -10), 0))
        .hasMessageContaining("expected an integer 0..100");
  }

  @Test
  void faults_change_what_is_observed() {
    router.write(SHOP, Map.of(NEW, 100), 0);
    host.getOften(50, PAGE);
    assertThat(host.everything(SHOP, NEW).errors()).isZero();

    host.world().faults(NEW, new Faults(1, Duration.ofMillis(50), false));
    host.getOften(50, PAGE);

    Observed seen = host.everything(SHOP, NEW);
    assertThat(seen.requests()).isEqualTo(100);
    assertThat(seen.errors()).isEqualTo(50);
    assertThat(seen.latencies()).hasSize(100).isSorted();
    assertThat(seen.p99().orElseThrow()).isGreaterThan(Duration.ofMillis(50));
  }

  @Test
  void a_fraction_of_errors_is_a_fraction_of_errors() {
    router.write(SHOP, Map.of(NEW, 100), 0);
    host.world().publish(NEW, new Faults(0.3, Duration.ZERO, false));

    host.getOften(400, PAGE);

    // Five standard deviations: sqrt(400 * 0.3 * 0.7) is 9.2.
    assertThat(host.everything(SHOP, NEW).errors()).isCloseTo(120, within(46L));
  }

  @Test
  void no_request_is_routed_to_a_version_after_its_weight_was_withdrawn() {
    router.write(SHOP, Map.of(OLD, 50, NEW, 50), 0);
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        users.execute(() -> getUntil(enough));
      }
      try {
        for (int round = 0; round < 10; round++) {
          assertWithdrawnForGood(router.read(SHOP).revision());
        }
      } finally {
        // Else a failed assertion would wait for users that never leave.
        enough.set(true);
      }
    }
  }

  private void assertWithdrawnForGood(long revision) {
    Instant before = Instant.now();
    assertThat(DemoHost.eventually(() -> isAfter(NEW, before))).isTrue();

    router.write(SHOP, Map.of(OLD, 100), revision);
    Instant withdrawn = Instant.now();

    assertThat(DemoHost.eventually(() -> isAfter(OLD, withdrawn.plusMillis(50)))).isTrue();
    assertThat(router.lastRequest(SHOP, NEW).orElseThrow()).isBeforeOrEqualTo(withdrawn);
    router.write(SHOP, Map.of(OLD, 50, NEW, 50), revision + 1);
  }

  private void getUntil(AtomicBoolean enough) {
    while (!enough.get()) {
      host.get(PAGE);
    }
  }

  private boolean isAfter(String artifact, Instant when) {
    return router.lastRequest(SHOP, artifact).filter(when::isBefore).isPresent();
  }

  private static Weights weights(long revision, Map<String, Integer> byArtifact) {
    return new Weights(revision, new TreeMap<>(byArtifact));
  }

  private static String release(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Release").orElse("none: " + answer.statusCode());
  }
}
