package io.deployguardian.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.settings.SecretReference.Literal;
import io.deployguardian.aws.settings.SecretReference.Managed;
import io.deployguardian.aws.settings.SecretReference.Parameter;
import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.trace.Sampling;
import io.deployguardian.core.rollout.Mode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String SECRET = "GITHUB_WEBHOOK_SECRET";

  private static Settings of(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Settings(values::get);
  }

  @Test
  void reads_what_was_set() {
    assertThat(of("GUARDIAN_TABLE", "deploy-guardian").table()).isEqualTo("deploy-guardian");
    assertThat(of("GUARDIAN_BUS", "guardian").bus()).isEqualTo("guardian");
    assertThat(of("GUARDIAN_MODE", "observe-only").mode()).isEqualTo(Mode.OBSERVE_ONLY);
    assertThat(of("GUARDIAN_PLAN", "version: 1").plan()).contains("version: 1");
    assertThat(of().plan()).isEmpty();
    assertThat(of("GITHUB_APP_LOGIN", "deploy-guardian[bot]").ownLogin())
        .contains("deploy-guardian[bot]");
    assertThat(of().ownLogin()).isEmpty();
  }

  @Test
  void nothing_is_traced_unless_somebody_takes_it() {
    assertThat(of().traces()).isEmpty();
    assertThat(of().sampling()).isEqualTo(new Sampling(0.1));
    assertThat(
            of(
                    "GUARDIAN_TRACES_ENDPOINT",
                    "http://localhost:4318",
                    "GUARDIAN_TRACES_HEADERS",
                    "ssm:/guardian/traces-headers")
                .traces())
        .contains(
            new TraceReceiver(
                URI.create("http://localhost:4318"),
                Optional.of(new Parameter("GUARDIAN_TRACES_HEADERS", "/guardian/traces-headers"))));
    assertThat(of("GUARDIAN_TRACES_SAMPLED", "0").sampling()).isEqualTo(new Sampling(0));
    assertThat(of("GUARDIAN_TRACES_SAMPLED", "1").sampling()).isEqualTo(new Sampling(1));
  }

  @Test
  void traces_go_encrypted_or_not_over_a_network_and_headers_not_without_them() {
    String endpoint = "GUARDIAN_TRACES_ENDPOINT";
    refused(
        of(endpoint, "http://collector.example:4318")::traces,
        "GUARDIAN_TRACES_ENDPOINT: found something else, expected an https URL, such as"
            + " https://collector.example");
    refused(
        of("GUARDIAN_TRACES_HEADERS", "ssm:/guardian/traces-headers")::traces,
        "GUARDIAN_TRACES_ENDPOINT: found nothing, expected who takes spans, beside"
            + " GUARDIAN_TRACES_HEADERS");
    for (String share : new String[] {"10", "-0.1", "1.5", "ten", "1e-3"}) {
      refused(
          of("GUARDIAN_TRACES_SAMPLED", share)::sampling,
          "GUARDIAN_TRACES_SAMPLED: found "
              + share
              + ", expected a share from 0 to 1, such as 0.1");
    }
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
        of()::webhookSecret,
        "GITHUB_WEBHOOK_SECRET: found nothing, expected where the secret is that GitHub signs with");
  }

  @Test
  void takes_no_value_that_makes_no_sense() {
    refused(of("GUARDIAN_TABLE", "my table")::table, "GUARDIAN_TABLE: found my table");
    refused(
        of("GITHUB_APP_LOGIN", "deploy-guardian")::ownLogin,
        "GITHUB_APP_LOGIN: found deploy-guardian, expected an App's login: slug[bot]");
    refused(of("GUARDIAN_MODE", "Guarding")::mode, "GUARDIAN_MODE: found Guarding");
    refused(of("GUARDIAN_GUARDED", "{}")::guarded, "GUARDIAN_GUARDED.repositories: found nothing");
  }

  @Test
  void the_guarded_map_is_given_or_kept_below_a_path() {
    String json =
        """
        {"repositories": {"1": {"services": {"a": {"environments": {"b": {"target": "%s"}}}}}}}"""
            .formatted(FakeAlias.ARN);
    assertThat(of("GUARDIAN_GUARDED", json).guarded())
        .isEqualTo(new GuardedReference.Given(GuardedMap.parse("map", json)));
    assertThat(of("GUARDIAN_GUARDED", " ssm:/deploy-guardian/guarded\n").guarded())
        .isEqualTo(new GuardedReference.Below("/deploy-guardian/guarded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ssm:", "ssm:/", "ssm:guarded", "ssm:/guarded/", "ssm://a", "ssm:/a b", "ssm: /a"})
  void a_path_of_another_form_is_none(String value) {
    refused(
        of("GUARDIAN_GUARDED", value)::guarded,
        "GUARDIAN_GUARDED: found " + value + ", expected " + GuardedReference.EXPECTED);
  }

  // ---- secrets ----

  @Test
  void an_empty_secret_is_none() {
    refused(secret("  ")::webhookSecret, "GITHUB_WEBHOOK_SECRET: found nothing");
    refused(secret("literal: ")::webhookSecret, "GITHUB_WEBHOOK_SECRET: found nothing");
  }

  @Test
  void a_secret_may_be_a_parameter() {
    assertThat(secret("ssm:/deploy-guardian/webhook-secret").webhookSecret())
        .isEqualTo(new Parameter(SECRET, "/deploy-guardian/webhook-secret"));
    assertThat(of(SECRET + "_PREVIOUS", " ssm:webhook:3\n").previousWebhookSecret())
        .contains(new Parameter(SECRET + "_PREVIOUS", "webhook:3"));
    assertThat(of().previousWebhookSecret()).isEmpty();
  }

  @Test
  void a_secret_may_be_one_of_secrets_manager_or_a_member_of_it() {
    String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:guardian-AbCdEf";
    assertThat(secret("secretsmanager:guardian/hook").webhookSecret())
        .isEqualTo(new Managed(SECRET, "guardian/hook", Optional.empty()));
    assertThat(secret("secretsmanager:" + arn + "#hook").webhookSecret())
        .isEqualTo(new Managed(SECRET, arn, Optional.of("hook")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It's a Secret to Everybody",
        "${not.an.expression}",
        "4711:/x",
        "-----BEGIN RSA PRIVATE KEY-----\nProc: x",
        "/deploy-guardian/webhook-secret"
      })
  void any_other_value_is_the_secret(String value) {
    assertThat(secret(value).webhookSecret()).isEqualTo(new Literal(SECRET, value));
  }

  @Test
  void a_secret_that_looks_like_a_reference_says_that_it_is_none() {
    assertThat(secret("literal:ssm:/x").webhookSecret()).isEqualTo(new Literal(SECRET, "ssm:/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smm:/deploy-guardian/webhook-secret",
        "SSM:/deploy-guardian/webhook-secret",
        "ssm :/deploy-guardian/webhook-secret",
        " smm:/deploy-guardian/webhook-secret",
        "ssm:",
        "ssm:/with spaces",
        "ssm:/a\nb",
        "secretmanager:guardian",
        "secretsmanager:",
        "secretsmanager:#key",
        "secretsmanager:guardian#",
        "secrets-manager:guardian",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:guardian-AbCdEf",
        "arn:aws:ssm:eu-central-1:123456789012:parameter/guardian",
        "https://vault.example/guardian"
      })
  void a_misspelt_reference_is_no_secret(String value) {
    assertThatThrownBy(secret(value)::webhookSecret)
        .isInstanceOf(WrongSetting.class)
        .hasMessage(
            SECRET + ": found a reference of another form, expected " + SecretReference.EXPECTED);
  }

  // ---- GitHub ----

  @Test
  void github_is_called_as_an_app_with_a_token_or_by_nobody() {
    URI api = URI.create("https://api.github.com");
    assertThat(of().gitHub()).isEqualTo(new GitHubAccess.None());
    assertThat(of("GITHUB_APP_ID", "29310", "GITHUB_APP_PRIVATE_KEY", "ssm:/guardian/key").gitHub())
        .isEqualTo(
            new GitHubAccess.App(
                api, "29310", new Parameter("GITHUB_APP_PRIVATE_KEY", "/guardian/key")));
    assertThat(of("GITHUB_TOKEN", "ghp_abc").gitHub())
        .isEqualTo(new GitHubAccess.Token(api, new Literal("GITHUB_TOKEN", "ghp_abc")));
    assertThat(of("GITHUB_TOKEN", "ghp_abc").gitHub().toString()).doesNotContain("ghp_abc");
  }

  @Test
  void an_app_is_an_id_and_a_key_and_nothing_else() {
    refused(
        of("GITHUB_APP_ID", "29310")::gitHub,
        "GITHUB_APP_PRIVATE_KEY: found nothing, expected where the private key of the App is");
    refused(
        of("GITHUB_APP_PRIVATE_KEY", "ssm:/guardian/key")::gitHub,
        "GITHUB_APP_ID: found nothing, expected the App's id or client id");
    refused(
        of("GITHUB_APP_ID", "29310", "GITHUB_APP_PRIVATE_KEY", "ssm:/k", "GITHUB_TOKEN", "ghp_abc")
            ::gitHub,
        "GITHUB_TOKEN: found a token beside a GitHub App, expected one of them");
    refused(
        of("GITHUB_APP_ID", "two words", "GITHUB_APP_PRIVATE_KEY", "ssm:/k")::gitHub,
        "GITHUB_APP_ID: found two words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.github.com",
        "https://github.example.org/api/v3",
        "http://127.0.0.1:8080",
        "http://localhost:8080/api/v3",
        "http://[::1]:8080"
      })
  void github_is_called_encrypted_or_on_this_machine(String api) {
    var token = new Literal("GITHUB_TOKEN", "t");
    assertThat(of("GITHUB_TOKEN", "t", "GITHUB_API", api).gitHub())
        .isEqualTo(new GitHubAccess.Token(URI.create(api), token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.github.com",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "ftp://api.github.com",
        "api.github.com",
        "https:///x",
        "https://ada:hunter2@api.github.com",
        "https://api.github.com?x=1",
        "https://api.github.com/ x"
      })
  void and_nowhere_else(String api) {
    assertThatThrownBy(of("GITHUB_API", api)::gitHub)
        .isInstanceOf(WrongSetting.class)
        .hasMessage(
            "GITHUB_API: found something else, expected an https URL, such as"
                + " https://api.github.com");
  }

  private static Settings secret(String value) {
    return of(SECRET, value);
  }

  private static void refused(ThrowingCallable asked, String why) {
    assertThatThrownBy(asked).isInstanceOf(WrongSetting.class).hasMessageContaining(why);
  }
}
