package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.settings.WrongSetting;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.testing.FakeClock;
import io.deployguardian.wire.http.Bypasses;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which secret a protected release is asked with, and who may use it. */
class BypassSecretsTest {

  private static final ServiceKey SHOP = new ServiceKey(4711, "shop", "production");
  private static final String VALUE = "0123456789abcdefghij";

  private final FakeStore store = new FakeStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_secret_is_read_from_where_it_is_kept_and_not_before_it_is_needed() {
    store.parameter("/shop/bypass", VALUE + "\n");
    Bypasses bypasses = bypasses("{\"4711\": {\"shop-bypass\": \"ssm:/shop/bypass\"}}");
    assertThat(store.reads()).isZero();
    assertThat(bypasses.of(SHOP, "shop-bypass")).contains(VALUE);
  }

  @Test
  void another_repository_can_not_name_it() {
    Bypasses bypasses = bypasses("{\"4711\": {\"shop-bypass\": \"" + VALUE + "\"}}");
    assertThat(bypasses.of(new ServiceKey(4712, "shop", "production"), "shop-bypass")).isEmpty();
    assertThat(bypasses.of(SHOP, "another")).isEmpty();
  }

  @Test
  void without_the_setting_there_is_none() {
    var none = new BypassSecrets(secrets(), new Settings(name -> null).bypasses());
    assertThat(none.of(SHOP, "shop-bypass")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with a space in the middle of it", "line\\nline-0123456789"})
  void a_value_that_no_header_may_have_is_refused_and_not_shown(String value) {
    Bypasses bypasses = bypasses("{\"4711\": {\"shop-bypass\": \"" + value + "\"}}");
    assertThatThrownBy(() -> bypasses.of(SHOP, "shop-bypass"))
        .isInstanceOf(SecretUnavailable.class)
        .hasMessageStartingWith("GUARDIAN_BYPASSES.4711.shop-bypass: found a value of another form")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shop\": {\"a\": \"ssm:/a\"}}",
        "{\"4711\": {\"a b\": \"ssm:/a\"}}",
        "{\"4711\": {\"a\": \"smm:/a\"}}",
        "{\"4711\": \"ssm:/a\"}",
        "[]",
        "no JSON"
      })
  void a_setting_of_another_form_ends_the_start(String json) {
    assertThatThrownBy(() -> bypasses(json)).isInstanceOf(WrongSetting.class);
  }

  private Bypasses bypasses(String json) {
    var settings = new Settings(Map.of("GUARDIAN_BYPASSES", json)::get);
    return new BypassSecrets(secrets(), settings.bypasses());
  }

  private Secrets secrets() {
    return store.secrets(new FakeClock(Instant.parse("2026-11-20T12:00:00Z")));
  }
}
