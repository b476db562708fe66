package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.testing.FakeClock;
import io.deployguardian.wire.github.SignatureCheck;
import io.deployguardian.wire.github.SignatureCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose signatures count while a secret is rotated, and while nobody knows the secret. */
class WebhookSecretsTest {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "/guardian/webhook";
  private static final String PREVIOUS = "/guardian/webhook-previous";

  private final FakeClock clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final FakeStore store = new FakeStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_secret_as_it_was_set_needs_no_store() {
    var check = check("It's a Secret to Everybody", Optional.empty());
    assertThat(signed(check, "It's a Secret to Everybody")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "another")).isEqualTo(Verdict.FORGED);
    assertThat(store.reads()).isZero();
  }

  @Test
  void during_a_rotation_two_parameters_count() {
    store.parameter(NAME, "new");
    store.parameter(PREVIOUS, "old");
    var check = check("ssm:" + NAME, Optional.of("ssm:" + PREVIOUS));
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "other")).isEqualTo(Verdict.FORGED);
  }

  @Test
  void taking_the_previous_parameter_away_ends_the_rotation() {
    store.parameter(NAME, "new");
    store.parameter(PREVIOUS, "old");
    var check = check("ssm:" + NAME, Optional.of("ssm:" + PREVIOUS));
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
    store.remove(PREVIOUS);
    clock.pass(Duration.ofMinutes(5));
    assertThat(signed(check, "old")).isEqualTo(Verdict.FORGED);
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void a_new_secret_counts_at_once() {
    store.parameter(NAME, "old");
    var check = check("ssm:" + NAME, Optional.empty());
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
    store.parameter(NAME, "new");
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void forged_signatures_have_it_read_at_most_every_half_minute() {
    store.parameter(NAME, "secret");
    var check = check("ssm:" + NAME, Optional.empty());
    for (int second = 0; second < 60; second++) {
      assertThat(signed(check, "forged " + second)).isEqualTo(Verdict.FORGED);
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(store.reads()).isEqualTo(3);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "sha256=", "sha1=00", "sha256=zz"})
  void what_is_no_signature_needs_no_secret(String header) {
    var check = check("ssm:" + NAME, Optional.empty());
    assertThat(check.check(BODY, header)).isEqualTo(Verdict.FORGED);
    assertThat(store.reads()).isZero();
  }

  @Test
  void while_the_secret_cannot_be_read_nobody_is_called_a_forger() {
    store.fails(500, "InternalServerError", "try later");
    store.parameter(NAME, "secret");
    var check = check("ssm:" + NAME, Optional.empty());
    assertThat(signed(check, "secret")).isEqualTo(Verdict.UNKNOWN);
    assertThat(signed(check, "")).isEqualTo(Verdict.UNKNOWN);
    store.works();
    clock.pass(Secret.PAUSE);
    assertThat(signed(check, "secret")).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void an_empty_secret_lets_nobody_in() {
    store.parameter(NAME, " ");
    var check = check("ssm:" + NAME, Optional.empty());
    assertThat(signed(check, " ")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void the_current_secret_counts_even_if_the_previous_cannot_be_read() {
    store.parameter(NAME, "new");
    store.secret("old", "AWSCURRENT", "{", clock.instant());
    var check = check("ssm:" + NAME, Optional.of("secretsmanager:old#key"));
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "old")).isEqualTo(Verdict.UNKNOWN);
    store.parameter(NAME, "newest");
    clock.pass(Secret.EARLY);
    assertThat(signed(check, "newest")).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void of_a_managed_secret_the_version_before_counts_for_a_day() {
    Instant rotated = clock.instant().minus(Duration.ofHours(23));
    store.secret("guardian", "AWSCURRENT", "new", rotated);
    store.secret("guardian", "AWSPREVIOUS", "old", rotated.minus(Duration.ofDays(90)));
    var check = check("secretsmanager:guardian", Optional.empty());
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
    clock.pass(Duration.ofHours(1));
    assertThat(signed(check, "old")).isEqualTo(Verdict.FORGED);
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void a_managed_secret_rotates_at_once() {
    store.secret("guardian", "AWSCURRENT", "{\"hook\":\"old\"}", clock.instant());
    var check = check("secretsmanager:guardian#hook", Optional.empty());
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
    clock.pass(Duration.ofMinutes(1));
    store.secret("guardian", "AWSPREVIOUS", "{\"hook\":\"old\"}", Instant.EPOCH);
    store.secret("guardian", "AWSCURRENT", "{\"hook\":\"new\"}", clock.instant());
    assertThat(signed(check, "new")).isEqualTo(Verdict.GENUINE);
    assertThat(signed(check, "old")).isEqualTo(Verdict.GENUINE);
  }

  private SignatureCheck check(String current, Optional<String> previous) {
    return store
        .secrets(clock)
        .webhook(FakeStore.reference(current), previous.map(FakeStore::reference));
  }

  private static Verdict signed(SignatureCheck check, String secret) {
    return check.check(BODY, "sha256=" + hmac(secret));
  }

  /** Of a key that nobody may have, too. */
  private static String hmac(String secret) {
    byte[] key = secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(BODY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
