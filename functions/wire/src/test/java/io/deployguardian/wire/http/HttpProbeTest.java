package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProbeTest {

  private static final byte[] TEN_KB = new byte[10_240];

  private ProbedServer server;
  private Web web;
  private HttpProbe probe;

  @BeforeEach
  void start() throws IOException {
    server = new ProbedServer();
    web = Asked.web();
    probe = new HttpProbe(web);
  }

  @AfterEach
  void stop() {
    web.close();
    server.close();
  }

  @Test
  void a_check_holds_when_status_headers_and_json_are_as_expected() {
    server.answering("/health", 200, "{\"status\":\"UP\",\"db\":{\"nodes\":[3,4]},\"ok\":true}");
    var check =
        check(
            "/health",
            Map.of("/status", "UP", "/db/nodes/1", "4", "/ok", "true"),
            Map.of("content-type", "application/json"));
    assertThat(attempt(check)).isInstanceOf(Held.class);
  }

  @ParameterizedTest
  @CsvSource({
    "/status,UP,/status: DOWN",
    "/missing,1,/missing: nothing",
    "/db,1,/db: an object",
    "/password,x,/password: ***"
  })
  void a_json_value_that_differs_is_told_with_its_place(
      String pointer, String expected, String found) {
    server.answering("/", 200, "{\"status\":\"DOWN\",\"db\":{},\"password\":\"hunter2\"}");
    Broken broken = broken(attempt(check("/", Map.of(pointer, expected), Map.of())));
    assertThat(broken.expected()).isEqualTo(pointer + ": " + expected);
    assertThat(broken.found()).isEqualTo(found);
    assertThat(broken.again()).isTrue();
  }

  @Test
  void a_wrong_status_is_told_with_the_beginning_of_the_answer_but_no_secret() {
    server.answering("/", 503, "{\"error\":\"no db\",\"token\":\"abc123\"}\n" + "x ".repeat(500));
    Broken broken = broken(attempt(check("/")));
    assertThat(broken.request()).isEqualTo("GET " + server.at("127.0.0.1") + "/");
    assertThat(broken.expected()).isEqualTo("status 200");
    assertThat(broken.found()).isEqualTo("status 503");
    assertThat(broken.excerpt())
        .startsWith("{\"error\":\"no db\"")
        .doesNotContain("abc123")
        .hasSize(200);
    assertThat(broken.again()).isTrue();
  }

  @Test
  void a_missing_header_and_a_body_that_is_no_json_are_told() {
    server.answering("/", 200, "hello");
    assertThat(broken(attempt(check("/", Map.of(), Map.of("x-version", "2")))).found())
        .isEqualTo("no such header");
    assertThat(broken(attempt(check("/", Map.of("/a", "1"), Map.of()))).found())
        .isEqualTo("no JSON");
  }

  @Test
  void an_answer_that_is_too_slow_is_broken() {
    server.on(
        "/",
        exchange -> {
          sleep(60);
          ProbedServer.answer(exchange, 200, "");
        });
    var slow =
        new HttpCheck(
            "slow",
            "/",
            200,
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.of(Duration.ofMillis(20)),
            Duration.ofSeconds(5));
    Broken broken = broken(attempt(slow));
    assertThat(broken.expected()).isEqualTo("at most 20 ms");
    assertThat(broken.again()).isTrue();
  }

  @Test
  void silence_ends_with_the_timeout_and_may_be_asked_again() {
    server.on("/", exchange -> sleep(3000));
    Broken broken = broken(attempt(within(Duration.ofMillis(200), "/")));
    assertThat(broken.found()).isEqualTo("no answer within 200 ms");
    assertThat(broken.again()).isTrue();
  }

  @Test
  void a_body_that_drips_ends_with_the_timeout_too() {
    server.on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            sleep(50);
          }
        });
    long started = System.nanoTime();
    assertThat(broken(attempt(within(Duration.ofMillis(300), "/"))).found())
        .contains("no answer within");
    assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
  }

  @Test
  void of_an_endless_body_only_the_beginning_is_read() {
    server.on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(TEN_KB);
          }
        });
    assertThat(attempt(check("/"))).isInstanceOf(Held.class);
    assertThat(broken(attempt(check("/", Map.of("/a", "1"), Map.of()))).found())
        .isEqualTo("a body of more than 65536 bytes");
  }

  @Test
  void a_closed_port_may_be_asked_again() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Broken broken = broken(attempt(check("http://127.0.0.1:" + port + "/")));
    assertThat(broken.found()).startsWith("no connection");
    assertThat(broken.again()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
  void private_addresses_are_refused_however_they_are_written_and_not_asked_again(String host) {
    server.answering("/", 200, "secret");
    Broken broken = broken(probe.attempt(check("/"), Asked.publicly(server.at(host))));
    assertThat(broken.expected()).isEqualTo("a public address");
    assertThat(broken.excerpt()).isEmpty();
    assertThat(broken.again()).isFalse();
    assertThat(server.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd,scheme file",
    "ftp://shop.example/,scheme ftp",
    "jar:http://shop.example/a.jar!/x,scheme jar",
    "http://me:secret@shop.example/,credentials in the URL",
    "https://me@shop.example/,credentials in the URL",
    "http:///nothing,no host",
    "http://127.1/,no host",
    "health,no scheme"
  })
  void odd_urls_are_refused_and_not_asked_again(String location, String found) {
    Broken broken = broken(attempt(check(location)));
    assertThat(broken.found()).isEqualTo(found);
    assertThat(broken.again()).isFalse();
    assertThat(broken.request()).doesNotContain("secret", "passwd");
  }

  @Test
  void a_path_without_a_release_url_can_not_be_asked() {
    Broken broken = broken(probe.attempt(check("/health?token=x"), Asked.nowhere()));
    assertThat(broken.request()).isEqualTo("GET /health");
    assertThat(broken.found()).isEqualTo("nobody said where the release answers");
    assertThat(broken.again()).isFalse();
  }

  @Test
  void a_path_goes_below_the_release_url_and_keeps_its_query_which_is_never_shown() {
    server.answering("/", 500, "");
    var base = URI.create(server.at("127.0.0.1") + "/stage/?version=7");
    Broken broken = broken(probe.attempt(check("/health?token=x"), Asked.at(base)));
    assertThat(server.asked)
        .containsExactly("127.0.0.1:" + server.port() + " /stage/health?token=x&version=7");
    assertThat(broken.request()).isEqualTo("GET " + server.at("127.0.0.1") + "/stage/health?...");
  }

  @Test
  void redirects_are_followed() {
    server.redirecting("/old", "/new?session=1").answering("/new", 200, "");
    assertThat(attempt(check("/old"))).isInstanceOf(Held.class);
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void a_redirect_that_the_check_expects_is_the_answer() {
    server.redirecting("/old", "/new");
    var check =
        new HttpCheck(
            "moved",
            "/old",
            302,
            new TreeMap<>(),
            new TreeMap<>(Map.of("location", "/new")),
            Optional.empty(),
            Duration.ofSeconds(5));
    assertThat(attempt(check)).isInstanceOf(Held.class);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void a_circle_of_redirects_ends_after_five() {
    server.redirecting("/", "/again");
    Broken broken = broken(attempt(check("/")));
    assertThat(broken.found()).isEqualTo("more than 5 redirects");
    assertThat(server.asked).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data/?x=1,a cloud metadata address",
    "http://[::ffff:a9fe:a9fe]/,a cloud metadata address",
    "file:///etc/hosts,scheme file",
    "http://me:pw@127.0.0.1/,credentials in the URL",
    "http://[broken,a redirect to no URL"
  })
  void a_redirect_to_a_forbidden_place_is_refused_like_a_first_request(
      String location, String found) {
    server.redirecting("/", location);
    Broken broken = broken(attempt(check("/")));
    assertThat(broken.found()).isEqualTo(found);
    assertThat(broken.again()).isFalse();
    assertThat(broken.request()).doesNotContain("x=1", "pw");
  }

  @Test
  void plain_http_goes_to_the_address_that_was_checked_whatever_the_name_says_later() {
    server.answering("/", 200, "");
    Resolver once = host -> List.of(InetAddress.getLoopbackAddress());
    try (var pinned = Web.open(once, OwnMachine.REACHED, HttpClient.newBuilder(), Bypasses.NONE)) {
      // Nobody but our resolver knows that name, so a second look-up would fail.
      var base = Asked.at(server.at("rebound.invalid"));
      assertThat(new HttpProbe(pinned).attempt(check("/"), base)).isInstanceOf(Held.class);
      assertThat(server.asked).containsExactly("rebound.invalid:" + server.port() + " /");
    }
  }

  @Test
  void one_forbidden_address_among_several_is_enough() throws UnknownHostException {
    List<InetAddress> mixed =
        List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("10.0.0.1"));
    try (var careful =
        Web.open(host -> mixed, OwnMachine.REACHED, HttpClient.newBuilder(), Bypasses.NONE)) {
      var mixedUp = Asked.publicly(URI.create("http://mixed.invalid"));
      Attempt attempt = new HttpProbe(careful).attempt(check("/"), mixedUp);
      assertThat(broken(attempt).found()).isEqualTo("a private address");
    }
  }

  @Test
  void a_name_without_an_address_may_be_asked_again() {
    Broken broken = broken(attempt(check("http://nobody.invalid/")));
    assertThat(broken.found()).isEqualTo("no address of that name");
    assertThat(broken.again()).isTrue();
  }

  private Attempt attempt(HttpCheck check) {
    return probe.attempt(check, Asked.at(server.at("127.0.0.1")));
  }

  private static Broken broken(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Broken.class);
    return (Broken) attempt;
  }

  private static HttpCheck check(String location) {
    return check(location, Map.of(), Map.of());
  }

  private static HttpCheck within(Duration timeout, String location) {
    return new HttpCheck(
        "check", location, 200, new TreeMap<>(), new TreeMap<>(), Optional.empty(), timeout);
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

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
