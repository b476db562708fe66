package io.deployguardian.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deployguardian.core.check.Invocations.Invoked;
import io.deployguardian.core.check.Place.Target;
import io.deployguardian.core.rollout.Release;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invocations as they go over the wire. */
@Timeout(30)
class LambdaInvocationsTest {

  private static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:shop";
  private static final Duration SOON = Duration.ofSeconds(5);

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Answer answer = exchange -> answered(exchange, 200, "{\"ok\":true}");
  private HttpServer lambda;
  private LambdaInvocations invocations;

  @BeforeEach
  void start() throws IOException {
    lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    lambda.createContext("/", this::handle);
    lambda.start();
    var client =
        LambdaAliasTrafficTest.client(
            URI.create("http://127.0.0.1:" + lambda.getAddress().getPort()));
    invocations = new LambdaInvocations((access, region) -> client);
  }

  @AfterEach
  void stop() {
    lambda.stop(0);
  }

  @Test
  void the_releases_own_version_of_the_targets_own_function_is_invoked() {
    assertThat(invoke(Optional.empty())).isEqualTo(new Invoked.Answered("{\"ok\":true}"));
    assertThat(asked)
        .containsExactly(
            "POST /2015-03-31/functions/" + ARN + "/invocations?Qualifier=12 {\"ping\":true}");
  }

  @Test
  void the_targets_own_function_may_be_named() {
    assertThat(invoke(Optional.of("shop"))).isInstanceOf(Invoked.Answered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-admin", "SHOP", "shop:live", ARN})
  void any_other_function_is_refused_and_not_invoked(String other) {
    assertThat(invoke(Optional.of(other)))
        .isEqualTo(new Invoked.Refused("the target's own function, shop", other));
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$LATEST", "live", "1.4.0", ""})
  void only_a_published_version_is_invoked(String artifact) {
    assertThat(invocations.invoke(target(ARN + ":live", artifact), Optional.empty(), "{}", SOON))
        .isEqualTo(new Invoked.Refused("a published version such as 12", artifact));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_target_that_is_no_function_is_refused() {
    assertThat(
            invocations.invoke(target("https://shop.example", "12"), Optional.empty(), "{}", SOON))
        .isInstanceOf(Invoked.Refused.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_error_of_the_function_is_no_answer() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
          answered(exchange, 200, "{\"errorMessage\":\"no db\"}");
        };
    assertThat(invoke(Optional.empty()))
        .isEqualTo(new Invoked.Broke("Unhandled", "{\"errorMessage\":\"no db\"}"));
  }

  @Test
  void a_version_that_does_not_exist_is_not_asked_again() {
    answer = exchange -> failed(exchange, 404, "ResourceNotFoundException", "Function not found");
    assertThat(invoke(Optional.empty()))
        .isEqualTo(new Invoked.Refused("version 12 of shop", "none"));
  }

  @Test
  void throttling_and_missing_permissions_are_told_and_not_repeated_here() {
    answer = exchange -> failed(exchange, 429, "TooManyRequestsException", "Rate exceeded");
    assertThat(invoke(Optional.empty()))
        .isInstanceOfSatisfying(
            Invoked.Failed.class, failed -> assertThat(failed.found()).contains("Rate exceeded"));
    answer = exchange -> failed(exchange, 403, "AccessDeniedException", "not authorized");
    assertThat(invoke(Optional.empty()))
        .isInstanceOfSatisfying(
            Invoked.Failed.class, failed -> assertThat(failed.found()).contains("not authorized"));
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_function_that_says_nothing_ends_with_the_checks_timeout() throws InterruptedException {
    answer =
        exchange -> {
          try {
            // Longer than the check waits, so that its own timeout is what ends it.
            Thread.sleep(8000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    var ended = new CopyOnWriteArrayList<Invoked>();
    // As a suite does: on a virtual thread, whose waiting for a socket can be ended.
    Thread check =
        Thread.ofVirtual()
            .start(
                () ->
                    ended.add(
                        invocations.invoke(
                            target(ARN + ":live", "12"),
                            Optional.empty(),
                            "{}",
                            Duration.ofMillis(500))));
    assertThat(check.join(Duration.ofSeconds(4))).isTrue();
    assertThat(ended).containsExactly(new Invoked.Failed("no answer within 500 ms"));
  }

  private Invoked invoke(Optional<String> function) {
    return invocations.invoke(target(ARN + ":live", "12"), function, "{\"ping\":true}", SOON);
  }

  private static Target target(String arn, String artifact) {
    return new Target(LambdaAliasTrafficTest.binding(arn), new Release("abc", artifact));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String uri = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
      asked.add(exchange.getRequestMethod() + " " + uri + " " + body);
      answer.to(exchange);
    }
  }

  private static void failed(HttpExchange exchange, int status, String error, String message)
      throws IOException {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
    answered(exchange, status, "{\"Message\":\"" + message + "\"}");
  }

  private static void answered(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
