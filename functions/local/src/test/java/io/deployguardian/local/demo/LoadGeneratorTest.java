package io.deployguardian.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadGeneratorTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final RecentRoutes recent = new RecentRoutes();

  @TempDir Path directory;

  @Test
  void a_route_gets_load_as_soon_as_it_has_weights() {
    try (DemoHost host = DemoHost.on(directory, new Rate(100))) {
      host.router().write(route(1), Map.of("a:1", 100), 0);

      assertThat(DemoHost.eventually(() -> host.everything(route(1), "a:1").requests() >= 50))
          .isTrue();
      assertThat(host.router().lastRequest(route(2), "a:1")).isEmpty();
    }
  }

  @Test
  void a_route_gets_load_again_after_a_restart() {
    try (DemoHost before = DemoHost.on(directory, Rate.NONE)) {
      before.router().write(route(1), Map.of("a:1", 100), 0);
    }
    try (DemoHost after = DemoHost.on(directory, new Rate(100))) {
      assertThat(DemoHost.eventually(() -> after.router().lastRequest(route(1), "a:1").isPresent()))
          .isTrue();
    }
  }

  @Test
  void users_do_not_wait_for_each_other() {
    try (DemoHost host = DemoHost.on(directory, new Rate(100))) {
      host.world().publish("slow:1", new Faults(0, Duration.ofSeconds(1), false));
      host.router().write(route(1), Map.of("slow:1", 100), 0);

      // One after the other, they would need a minute: longer than we wait.
      assertThat(DemoHost.eventually(() -> host.everything(route(1), "slow:1").requests() >= 60))
          .isTrue();
    }
  }

  @Test
  void only_requests_of_others_are_a_sign_of_interest() {
    try (HttpClient client = HttpClient.newHttpClient();
        Releases releases = new Releases(WorldFile.open(directory), new Random(1))) {
      AtomicReference<Instant> clock = new AtomicReference<>(NOW);
      DemoRouter router =
          new DemoRouter(
              WorldFile.open(directory),
              releases,
              new Proxy(client),
              recent,
              clock::get,
              new Random(1));
      router.write(route(1), Map.of("a:1", 100), 0);
      assertThat(recent.at(NOW)).containsExactly(route(1));

      Instant later = NOW.plus(RecentRoutes.INTEREST).plusSeconds(1);
      clock.set(later);
      router.route(route(1), call(Headers.of("X-Demo-Load", "1")));
      assertThat(recent.at(later)).isEmpty();

      router.route(route(1), call(new Headers()));
      assertThat(recent.at(later)).containsExactly(route(1));
    }
  }

  private static Call call(Headers headers) {
    return new Call(
        "GET", List.of("app", "1", "shop", "production", ""), null, headers, new byte[0]);
  }

  @Test
  void interest_ends_after_ten_minutes() {
    recent.touch(route(1), NOW);

    assertThat(recent.at(NOW.plus(RecentRoutes.INTEREST))).containsExactly(route(1));
    assertThat(recent.at(NOW.plus(RecentRoutes.INTEREST).plusMillis(1))).isEmpty();
  }

  @Test
  void a_further_use_renews_the_interest() {
    recent.touch(route(1), NOW);
    recent.touch(route(1), NOW.plusSeconds(60));

    assertThat(recent.at(NOW.plus(RecentRoutes.INTEREST).plusSeconds(60)))
        .containsExactly(route(1));
  }

  @Test
  void at_most_eight_routes_get_load_and_the_least_recently_used_gives_way() {
    IntStream.rangeClosed(1, 8).forEach(i -> recent.touch(route(i), NOW));
    recent.touch(route(1), NOW);
    recent.touch(route(9), NOW);

    assertThat(recent.at(NOW)).hasSize(8).contains(route(1), route(9)).doesNotContain(route(2));
  }

  private static Route route(int repository) {
    return new Route(String.valueOf(repository), "shop", "production");
  }
}
