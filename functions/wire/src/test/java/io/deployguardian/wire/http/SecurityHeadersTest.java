package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import io.deployguardian.core.check.SecurityHeadersCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

  private static final Map<String, String> SAFE =
      Map.of(
          "Content-Security-Policy", "default-src 'self'",
          "X-Frame-Options", "DENY",
          "X-Content-Type-Options", "nosniff",
          "Strict-Transport-Security", "max-age=31536000; includeSubDomains");

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
  void all_four_hold() {
    assertThat(answered(200, SAFE)).isInstanceOf(Held.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 404})
  void whatever_the_answer_is_its_headers_protect(int status) {
    assertThat(answered(status, SAFE)).isInstanceOf(Held.class);
  }

  @Test
  void a_broken_release_is_no_answer() {
    Broken broken = (Broken) answered(500, SAFE);
    assertThat(broken.expected()).isEqualTo("a status below 500");
    assertThat(broken.again()).isTrue();
  }

  @Test
  void all_that_is_missing_is_told_at_once() {
    Broken broken = (Broken) answered(200, Map.of());
    assertThat(broken.found())
        .isEqualTo(
            "content-security-policy: none; x-frame-options: none; x-content-type-options: none;"
                + " strict-transport-security: none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Frame-Options|SAMEORIGIN|x-frame-options: DENY",
        "X-Content-Type-Options|sniff|x-content-type-options: nosniff",
        "Content-Security-Policy|''|content-security-policy: a policy",
        "Strict-Transport-Security|max-age=31535999; includeSubDomains|strict-transport-security:"
            + " max-age=31536000 or more, with includeSubDomains",
        "Strict-Transport-Security|max-age=63072000|strict-transport-security: max-age=31536000"
            + " or more, with includeSubDomains",
        "Strict-Transport-Security|includeSubDomains|strict-transport-security: max-age=31536000"
            + " or more, with includeSubDomains"
      })
  void one_that_protects_less_is_told(String name, String value, String expected) {
    Broken broken = (Broken) answered(200, but(name, value));
    assertThat(broken.expected()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "includeSubDomains ; max-age=\"63072000\"; preload",
        "MAX-AGE=31536000;INCLUDESUBDOMAINS"
      })
  void https_only_may_be_written_in_other_ways(String value) {
    assertThat(answered(200, but("Strict-Transport-Security", value))).isInstanceOf(Held.class);
  }

  @Test
  void two_answers_to_one_question_are_none() {
    server.on(
        "/",
        exchange -> {
          SAFE.forEach(exchange.getResponseHeaders()::add);
          exchange.getResponseHeaders().add("X-Frame-Options", "SAMEORIGIN");
          ProbedServer.answer(exchange, 200, "");
        });
    assertThat(asked()).isInstanceOf(Broken.class);
  }

  @Test
  void a_redirect_is_the_releases_own_answer() {
    server.redirecting("/", "https://elsewhere.example/");
    assertThat(((Broken) asked()).request()).doesNotContain("elsewhere");
  }

  private Attempt answered(int status, Map<String, String> headers) {
    server.on(
        "/",
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::add);
          ProbedServer.answer(exchange, status, "");
        });
    return asked();
  }

  private Attempt asked() {
    var check = new SecurityHeadersCheck("security-headers", "/", Duration.ofSeconds(5));
    return new HttpProbe(web).attempt(check, Asked.at(server.at("127.0.0.1")));
  }

  private static Map<String, String> but(String name, String value) {
    Map<String, String> headers = new TreeMap<>(SAFE);
    headers.put(name, value);
    return headers;
  }
}
