package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import io.deployguardian.core.rollout.Release;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the secret of a protected release goes, and where it never appears. */
class PassageTest {

  private static final String SECRET = "s3cr3t-of-the-shop-0001";
  private static final String HEADER = "x-vercel-protection-bypass";
  private static final Bypass BYPASS = new Bypass(HEADER, "shop-bypass");
  private static final Bypasses OURS =
      (key, name) ->
          key.equals(Asked.KEY) && name.equals("shop-bypass")
              ? Optional.of(SECRET)
              : Optional.empty();

  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private ProbedServer release;
  private ProbedServer other;
  private Web web;

  @BeforeEach
  void start() throws IOException {
    release = new ProbedServer();
    other = new ProbedServer();
    web = Asked.web(OURS);
    listening(release, "/", 200);
    listening(other, "/", 200);
  }

  @AfterEach
  void stop() {
    web.close();
    release.close();
    other.close();
  }

  @Test
  void the_release_is_asked_with_the_secret() {
    assertThat(asked("/", home())).isInstanceOf(Held.class);
    assertThat(sent).containsExactly(SECRET);
  }

  @Test
  void a_check_of_another_host_is_not() {
    assertThat(asked(other.at("127.0.0.1") + "/", home())).isInstanceOf(Held.class);
    assertThat(sent).containsExactly("nothing");
  }

  @Test
  void another_name_or_port_of_the_same_machine_is_another_host() {
    asked("http://localhost:" + release.port() + "/", home());
    assertThat(sent).containsExactly("nothing");
  }

  @Test
  void a_deployment_that_says_another_url_does_not_get_it() {
    assertThat(asked("/", Asked.behind(BYPASS, release.at("127.0.0.1"), other.at("127.0.0.1"))))
        .isInstanceOf(Held.class);
    assertThat(sent).containsExactly("nothing");
  }

  @Test
  void a_redirect_takes_it_along_on_the_same_host_only() {
    release.redirecting("/away", other.at("127.0.0.1") + "/");
    release.redirecting("/within", "/");
    asked("/within", home());
    assertThat(sent).containsExactly(SECRET);
    asked("/away", home());
    assertThat(sent).containsExactly(SECRET, "nothing");
  }

  @Test
  void a_server_that_shows_it_shows_it_to_nobody() {
    release.on(
        "/echo",
        exchange -> {
          exchange.getResponseHeaders().add("x-echo", SECRET);
          ProbedServer.answer(exchange, 200, "{\"got\":\"" + SECRET + "\"}");
        });
    var json = broken(asked(check("/echo", Map.of("/got", "it"), Map.of()), home()));
    assertThat(json.found()).isEqualTo("/got: ***");
    assertThat(json.excerpt()).isEqualTo("{\"got\":\"***\"}");
    var header = broken(asked(check("/echo", Map.of(), Map.of("x-echo", "it")), home()));
    assertThat(header.found()).isEqualTo("x-echo: ***");
  }

  @Test
  void a_redirect_that_carries_it_is_shown_without() {
    release.redirecting("/leak", other.at("127.0.0.1") + "/" + SECRET + "/");
    var broken = broken(asked(check("/leak", Map.of("/a", "1"), Map.of()), home()));
    assertThat(broken.request()).doesNotContain(SECRET).endsWith("/***/");
    assertThat(other.asked).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void a_secret_that_the_guardian_does_not_have_fails_without_asking() {
    var place =
        Asked.behind(
            new Bypass(HEADER, "unknown"), release.at("127.0.0.1"), release.at("127.0.0.1"));
    var broken = broken(asked("/", place));
    assertThat(broken.expected())
        .isEqualTo("a secret unknown of the guardian's own, for this repository");
    assertThat(broken.found()).isEqualTo("none of that name");
    assertThat(broken.again()).isFalse();
    assertThat(sent).isEmpty();
  }

  @Test
  void without_a_url_in_the_map_nobody_is_asked() {
    var target = new Place.Target(Asked.binding(Optional.empty()), new Release("a", "1"));
    var place =
        new Place(
            Optional.of(release.at("127.0.0.1")), true, Optional.of(target), Optional.of(BYPASS));
    assertThat(broken(asked("/", place)).expected()).startsWith("a url in the guarded map");
    assertThat(sent).isEmpty();
  }

  @Test
  void a_burst_gets_in_too() {
    Duration second = Duration.ofSeconds(1);
    var burst = new LoadCheck("burst", "/", 2, second, second, 0, second);
    assertThat(new LoadProbe(web).attempt(burst, home())).isInstanceOf(Held.class);
    assertThat(sent).isNotEmpty().containsOnly(SECRET);
  }

  private Place home() {
    URI own = release.at("127.0.0.1");
    return Asked.behind(BYPASS, own, own);
  }

  private Attempt asked(String location, Place place) {
    return asked(check(location, Map.of(), Map.of()), place);
  }

  private Attempt asked(HttpCheck check, Place place) {
    return new HttpProbe(web).attempt(check, place);
  }

  private static Broken broken(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Broken.class);
    return (Broken) attempt;
  }

  private static HttpCheck check(
      String location, Map<String, String> json, Map<String, String> headers) {
    return new HttpCheck(
        "check",
        location,
        200,
        new TreeMap<>(json),
        new TreeMap<>(headers),
        Optional.empty(),
        Duration.ofSeconds(5));
  }

  private void listening(ProbedServer server, String path, int status) {
    server.on(
        path,
        exchange -> {
          List<String> values = exchange.getRequestHeaders().get(HEADER);
          sent.add(values == null ? "nothing" : String.join(",", values));
          ProbedServer.answer(exchange, status, "");
        });
  }
}
