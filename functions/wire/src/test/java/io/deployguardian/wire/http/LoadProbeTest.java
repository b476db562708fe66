package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(30)
class LoadProbeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private ProbedServer server;
  private Web web;

  @BeforeEach
  void start() throws IOException {
    server = new ProbedServer();
    web = Asked.web();
  }

  @AfterEach
  void stop() {
    web.close();
    server.close();
  }

  @Test
  void a_fast_service_holds_and_says_its_figures() {
    server.answering("/", 200, "{}");
    var held = (Held) asked(5, Duration.ofMillis(500), 0.01);
    assertThat(held.found())
        .matches(
            "\\d+ requests, p50 \\d+ ms, p95 \\d+ ms, p99 \\d+ ms, 0 errors \\(0 %\\),"
                + " worst: status 200");
  }

  @Test
  void each_user_asks_at_most_ten_times_a_second_and_all_of_them_at_once() {
    server.on(
        "/",
        exchange -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          sleep(40);
          running.decrementAndGet();
          ProbedServer.answer(exchange, 200, "");
        });
    asked(8, Duration.ofSeconds(5), 0.01);
    assertThat(server.asked.size()).isBetween(16, 80);
    assertThat(most.get()).isBetween(2, 8);
  }

  @Test
  void a_bad_tail_is_found_where_an_average_is_fine() {
    // One in eight: the average is below 100 ms, the p95 is not.
    server.on(
        "/",
        exchange -> {
          sleep(count.incrementAndGet() % 8 == 0 ? 600 : 5);
          ProbedServer.answer(exchange, 200, "");
        });
    var broken = (Broken) asked(10, Duration.ofMillis(300), 0.01);
    assertThat(broken.expected()).isEqualTo("a p95 of at most 300 ms");
    assertThat(broken.found()).contains("p95 6", "0 errors");
    assertThat(broken.request())
        .isEqualTo("10 users for 1 s of GET " + server.at("127.0.0.1") + "/");
    assertThat(broken.again()).isFalse();
  }

  @Test
  void errors_beyond_their_share_fail_with_the_worst_status_and_no_secret() {
    server.on(
        "/",
        exchange ->
            answered(exchange, count.incrementAndGet() % 5 == 0 ? 503 : 200, "token=abc123def"));
    var broken = (Broken) asked(5, SECOND, 0.01);
    assertThat(broken.expected()).isEqualTo("at most 1 % errors");
    assertThat(broken.found()).endsWith("worst: status 503");
    assertThat(broken.excerpt()).isEqualTo("token=***");
    assertThat(broken.again()).isFalse();
  }

  @Test
  void errors_within_their_share_hold() {
    server.on("/", exchange -> answered(exchange, count.incrementAndGet() == 3 ? 500 : 200, ""));
    assertThat(((Held) asked(5, SECOND, 0.5)).found()).contains("1 errors", "status 500");
  }

  @Test
  void a_page_that_is_not_there_is_an_error_each_time() {
    server.answering("/", 404, "");
    assertThat(((Broken) asked(2, SECOND, 0.01)).found()).contains("(100 %)", "status 404");
  }

  @Test
  void silence_counts_as_an_error_that_took_the_whole_timeout() {
    server.on("/", exchange -> sleep(5000));
    var check = new LoadCheck("burst", "/", 3, SECOND, SECOND, 1, Duration.ofMillis(400));
    var held = (Held) attempt(check, server.at("127.0.0.1"));
    assertThat(held.found())
        .contains("p50 4", "(100 %)")
        .endsWith("worst: no answer within 400 ms");
  }

  @Test
  void a_redirect_is_an_answer_and_nobody_else_is_loaded() {
    server.redirecting("/", "http://victim.example/");
    assertThat(((Held) asked(2, SECOND, 0)).found()).contains("0 errors", "status 302");
  }

  @Test
  void a_private_address_is_refused_at_once_and_not_loaded() {
    server.answering("/", 200, "");
    long from = System.nanoTime();
    var check = new LoadCheck("burst", "/", 50, Duration.ofMinutes(1), SECOND, 0.01, SECOND);
    var broken =
        (Broken)
            new LoadProbe(web)
                .attempt(
                    check, Asked.guarded(server.at("127.0.0.1"), server.at("127.0.0.1"), false));
    assertThat(broken.found()).isEqualTo("a loopback address");
    assertThat(server.asked).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_burst_that_is_called_off_ends_at_once() throws InterruptedException {
    server.answering("/", 200, "");
    var check = new LoadCheck("burst", "/", 5, Duration.ofMinutes(1), SECOND, 0.01, SECOND);
    Thread burst = Thread.ofVirtual().start(() -> attempt(check, server.at("127.0.0.1")));
    sleep(300);
    burst.interrupt();
    assertThat(burst.join(Duration.ofSeconds(5))).isTrue();
    int sent = server.asked.size();
    sleep(300);
    assertThat(server.asked).hasSize(sent);
  }

  @Test
  void without_a_url_there_is_nothing_to_load() {
    var check = new LoadCheck("burst", "/", 5, SECOND, SECOND, 0.01, SECOND);
    var broken = (Broken) new LoadProbe(web).attempt(check, Asked.nowhere());
    assertThat(broken.found()).isEqualTo("nobody said where the release answers");
  }

  @Test
  void a_url_that_only_the_deployment_names_gets_no_burst() {
    URI url = server.at("127.0.0.1");
    var check = new LoadCheck("burst", "/", 2, SECOND, SECOND, 0.01, SECOND);
    var elsewhere = Asked.guarded(URI.create("https://shop.example.org"), url, true);
    var broken = (Broken) new LoadProbe(web).attempt(check, elsewhere);
    assertThat(broken.expected()).contains("guarded map");
    assertThat(((Broken) new LoadProbe(web).attempt(check, Asked.at(url))).expected())
        .contains("guarded map");
    assertThat(count).hasValue(0);
  }

  private Attempt asked(int users, Duration p95, double errors) {
    var check = new LoadCheck("burst", "/", users, SECOND, p95, errors, Duration.ofSeconds(5));
    return attempt(check, server.at("127.0.0.1"));
  }

  private Attempt attempt(LoadCheck check, URI url) {
    return new LoadProbe(web).attempt(check, Asked.guarded(url, url, true));
  }

  private static void answered(HttpExchange exchange, int status, String body) throws IOException {
    ProbedServer.answer(exchange, status, body);
  }

  /** Slow answers of the service, and the time in which a burst called off would still ask. */
  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
