package io.deployguardian.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.rollout.Mode;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings of(String... namesAndValues) {
    return switch (namesAndValues.length) {
      case 0 -> new Settings(Map.<String, String>of()::get);
      default -> new Settings(Map.of(namesAndValues[0], namesAndValues[1])::get);
    };
  }

  @Test
  void reads_what_was_set() {
    assertThat(of("GUARDIAN_TABLE", "deploy-guardian").table()).isEqualTo("deploy-guardian");
    assertThat(of("GUARDIAN_BUS", "guardian").bus()).isEqualTo("guardian");
    assertThat(of("GUARDIAN_MODE", "observe-only").mode()).isEqualTo(Mode.OBSERVE_ONLY);
    assertThat(of("GUARDIAN_PLAN", "version: 1").plan()).contains("version: 1");
    assertThat(of().plan()).isEmpty();
  }

  @Test
  void names_what_is_missing_and_what_is_expected() {
    refused(of()::table, "GUARDIAN_TABLE: found nothing, expected a table's name");
    refused(of()::bus, "GUARDIAN_BUS: found nothing, expected an event bus' name");
    refused(
        of()::mode,
        "GUARDIAN_MODE: found nothing, expected one of [guarding, observe-only, stopped]");
    refused(of()::guarded, "GUARDIAN_GUARDED: found nothing, expected the guarded map as JSON");
    refused(
        of()::signature,
        "GITHUB_WEBHOOK_SECRET: found nothing, expected the secret that GitHub signs with");
  }

  @Test
  void takes_no_value_that_makes_no_sense() {
    refused(of("GUARDIAN_TABLE", "my table")::table, "GUARDIAN_TABLE: found my table");
    refused(of("GUARDIAN_MODE", "Guarding")::mode, "GUARDIAN_MODE: found Guarding");
    refused(of("GUARDIAN_GUARDED", "{}")::guarded, "GUARDIAN_GUARDED.repositories: found nothing");
  }

  @Test
  void an_empty_secret_is_none() {
    refused(of("GITHUB_WEBHOOK_SECRET", "  ")::signature, "GITHUB_WEBHOOK_SECRET: found nothing");
  }

  private static void refused(ThrowingCallable asked, String why) {
    assertThatThrownBy(asked).isInstanceOf(WrongSetting.class).hasMessageContaining(why);
  }
}
