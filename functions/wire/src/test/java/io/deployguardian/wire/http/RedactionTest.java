package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\": \"hunter2\"}",
        "{\"dbPassword\":\"hunter2\"}",
        "{'client_secret': 'hunter2'}",
        "api_key=hunter2&x=1",
        "Authorization: hunter2",
        "Authorization: Bearer hunter2hunter2",
        "the header was bearer hunter2.x-y",
        "Set-Cookie: hunter2; Path=/",
        "postgres://admin:hunter2@db:5432/",
        "see https://shop.example/reset?code=hunter2",
        "ghp_hunter2hunter2hunter2",
        "xoxb-hunter2-hunter2",
        "eyJhbGciOiJIUzI1NiJ9.hunter2.sig",
        "hunter2hunter2hunter2hunter2hunter2hunter2hunter2"
      })
  void what_looks_like_a_secret_is_not_shown(String text) {
    assertThat(Redaction.excerpt(text)).doesNotContain("hunter2").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"DOWN\",\"error\":\"no connection to db:5432\"}",
        "503 Service Unavailable",
        "<html><head><title>Oops</title></head>"
      })
  void what_explains_a_failure_is_shown(String text) {
    assertThat(Redaction.excerpt(text)).isEqualTo(text);
  }

  @Test
  void control_characters_and_invisible_ones_become_one_space() {
    assertThat(Redaction.excerpt("a\u001b[31m\r\n\tb\u202ec\u0000\ufeffd"))
        .isEqualTo("a [31m b c d");
  }

  @Property(tries = 1000)
  void an_excerpt_is_short_and_on_one_line(@ForAll String text) {
    assertThat(Redaction.excerpt(text.repeat(3)))
        .hasSizeLessThanOrEqualTo(200)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void a_long_hostile_text_is_done_in_no_time() {
    long started = System.nanoTime();
    Redaction.excerpt("token".repeat(100_000) + " \"".repeat(100_000));
    Redaction.excerpt("-secret-".repeat(100_000));
    assertThat(System.nanoTime() - started).isLessThan(2_000_000_000L);
  }
}
