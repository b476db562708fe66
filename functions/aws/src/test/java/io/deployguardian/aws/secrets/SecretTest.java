package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One secret: how long what was read counts, and what happens while it can't be read. */
class SecretTest {

  private static final String NAME = "/deploy-guardian/webhook-secret";
  private static final String SECRET = "It's a Secret to Everybody";

  private final FakeClock clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final FakeStore store = new FakeStore();
  private final Secret secret = secret("ssm:" + NAME);
  private final Logger logger = Logger.getLogger("deploy-guardian.secrets");
  private final Log log = new Log();

  @BeforeEach
  void listen() {
    logger.addHandler(log);
    store.parameter(NAME, SECRET);
  }

  @AfterEach
  void close() {
    logger.removeHandler(log);
    store.close();
  }

  @Test
  void nothing_is_read_before_it_is_needed() {
    assertThat(store.reads()).isZero();
    assertThat(secret.value()).isEqualTo(SECRET);
    assertThat(store.reads()).isOne();
    assertThat(store.read(0).body().get("WithDecryption").asBoolean()).isTrue();
  }

  @Test
  void what_was_read_counts_for_five_minutes() {
    secret.value();
    store.parameter(NAME, "another");
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(secret.value()).isEqualTo(SECRET);
    clock.pass(Duration.ofMillis(1));
    assertThat(secret.value()).isEqualTo("another");
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void while_it_cannot_be_read_anew_what_was_read_counts_for_an_hour() {
    secret.value();
    store.fails(500, "InternalServerError", "try later");
    clock.pass(Duration.ofMinutes(59));
    assertThat(secret.value()).isEqualTo(SECRET);
    clock.pass(Duration.ofMinutes(1));
    unavailable(secret, "GITHUB_WEBHOOK_SECRET: AWS says InternalServerError, try later");
    store.works();
    clock.pass(Secret.PAUSE);
    assertThat(secret.value()).isEqualTo(SECRET);
  }

  @Test
  void a_refresh_that_fails_is_a_warning_without_the_secret() {
    secret.value();
    store.fails(400, "AccessDeniedException", "not authorized to perform: ssm:GetParameter");
    clock.pass(Duration.ofMinutes(5));
    secret.value();
    assertThat(log.lines)
        .containsExactly(
            Level.WARNING
                + " GITHUB_WEBHOOK_SECRET: AWS says AccessDeniedException, not authorized to"
                + " perform: ssm:GetParameter; what was read before counts");
  }

  @Test
  void a_store_that_fails_is_asked_again_after_a_pause_only() {
    store.fails(500, "InternalServerError", "try later");
    unavailable(secret, "AWS says InternalServerError");
    unavailable(secret, "AWS says InternalServerError");
    assertThat(store.reads()).isOne();
    clock.pass(Secret.PAUSE);
    unavailable(secret, "AWS says InternalServerError");
    assertThat(store.reads()).isEqualTo(2);
    store.works();
    clock.pass(Secret.PAUSE);
    assertThat(secret.value()).isEqualTo(SECRET);
  }

  @Test
  void a_store_that_cannot_be_reached_is_an_error_and_no_empty_secret() {
    store.close();
    unavailable(secret, "GITHUB_WEBHOOK_SECRET: AWS gave no answer, SdkClientException");
  }

  @Test
  void a_secret_that_is_not_there_is_an_error() {
    store.remove(NAME);
    unavailable(secret, "GITHUB_WEBHOOK_SECRET: found no such secret, expected one");
  }

  @Test
  void a_secret_that_was_taken_away_counts_for_an_hour_in_case_it_was_a_mistake() {
    secret.value();
    store.remove(NAME);
    clock.pass(Duration.ofMinutes(30));
    assertThat(secret.value()).isEqualTo(SECRET);
    clock.pass(Duration.ofMinutes(30));
    unavailable(secret, "found no such secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\t \r\n"})
  void an_empty_secret_is_an_error(String value) {
    store.parameter(NAME, value);
    unavailable(secret, "found nothing where it points at, expected a secret");
  }

  @Test
  void a_secret_that_becomes_empty_is_a_refresh_that_fails() {
    secret.value();
    store.parameter(NAME, "");
    clock.pass(Duration.ofMinutes(6));
    assertThat(secret.value()).isEqualTo(SECRET);
  }

  @Test
  void a_line_break_at_the_end_is_no_part_of_it() {
    store.parameter(NAME, SECRET + "\r\n");
    assertThat(secret.value()).isEqualTo(SECRET);
  }

  @Test
  void is_read_early_at_most_every_half_minute() {
    secret.value();
    store.parameter(NAME, "another");
    assertThat(secret.renew()).isTrue();
    assertThat(secret.value()).isEqualTo("another");
    store.parameter(NAME, "a third");
    clock.pass(Secret.EARLY.minusMillis(1));
    assertThat(secret.renew()).isFalse();
    assertThat(secret.value()).isEqualTo("another");
    clock.pass(Duration.ofMillis(1));
    assertThat(secret.renew()).isTrue();
    assertThat(secret.renew()).isFalse();
    assertThat(store.reads()).isEqualTo(3);
  }

  @Test
  void an_early_read_that_fails_changes_nothing() {
    secret.value();
    store.fails(500, "InternalServerError", "try later");
    assertThat(secret.renew()).isFalse();
    assertThat(secret.value()).isEqualTo(SECRET);
  }

  // ---- Secrets Manager ----

  @Test
  void a_managed_secret_is_its_current_version() {
    store.secret("guardian/webhook", "AWSCURRENT", SECRET, clock.instant());
    assertThat(secret("secretsmanager:guardian/webhook").value()).isEqualTo(SECRET);
  }

  @Test
  void a_managed_secret_may_be_a_member_of_an_object() {
    store.secret("guardian", "AWSCURRENT", "{\"app-key\":\"abc\",\"n\":1}", clock.instant());
    assertThat(secret("secretsmanager:guardian#app-key").value()).isEqualTo("abc");
    unavailable(
        secret("secretsmanager:guardian#nope"),
        "found no text under nope in the secret, expected it");
    unavailable(
        secret("secretsmanager:guardian#n"), "found no text under n in the secret, expected it");
  }

  @ParameterizedTest
  @CsvSource({
    "hunter2, no JSON object",
    "'{\"a\": hunter2}', no JSON object",
    "'\"hunter2\"', no text"
  })
  void what_is_no_object_is_not_quoted(String value, String found) {
    store.secret("guardian", "AWSCURRENT", value, clock.instant());
    assertThatThrownBy(() -> secret("secretsmanager:guardian#key").value())
        .isInstanceOf(SecretUnavailable.class)
        .hasNoCause()
        .hasMessageContaining(found)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void nothing_says_what_a_secret_is() {
    assertThat(secret.version().toString()).doesNotContain(SECRET);
    assertThat(FakeStore.reference(SECRET).toString()).doesNotContain(SECRET);
    assertThat(secret.toString()).doesNotContain(SECRET);
  }

  private Secret secret(String reference) {
    return store.secrets(clock).secret(FakeStore.reference(reference));
  }

  private static void unavailable(Secret secret, String why) {
    assertThatThrownBy(secret::value)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessageContaining(why);
  }

  private static final class Log extends Handler {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
