package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.settings.Settings;
import io.deployguardian.core.testing.FakeClock;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As whom GitHub is called, once the secrets are read. */
class GitHubSecretsTest {

  private final FakeStore store = new FakeStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void an_app_has_its_key_from_where_it_is_kept() {
    store.parameter("/guardian/key", pem());
    var github =
        gitHub(Map.of("GITHUB_APP_ID", "29310", "GITHUB_APP_PRIVATE_KEY", "ssm:/guardian/key"));
    assertThat(github.orElseThrow().base()).isEqualTo(GitHubSettings.GITHUB_COM);
    assertThat(github.orElseThrow().credentials())
        .isInstanceOfSatisfying(
            Credentials.App.class, app -> assertThat(app.id()).isEqualTo("29310"));
  }

  @Test
  void a_token_is_somebodys() {
    store.parameter("/guardian/token", "ghp_abc\n");
    var github =
        gitHub(
            Map.of("GITHUB_TOKEN", "ssm:/guardian/token", "GITHUB_API", "http://127.0.0.1:8080"));
    assertThat(github.orElseThrow().base()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(github.orElseThrow().credentials()).isInstanceOf(Credentials.Token.class);
  }

  @Test
  void nobody_calls_github_if_nothing_is_set() {
    assertThat(gitHub(Map.of())).isEmpty();
  }

  @Test
  void what_is_no_key_is_not_shown() {
    store.parameter("/guardian/key", "hunter2");
    assertThatThrownBy(
            () ->
                gitHub(Map.of("GITHUB_APP_ID", "1", "GITHUB_APP_PRIVATE_KEY", "ssm:/guardian/key")))
        .isInstanceOf(SecretUnavailable.class)
        .hasMessageStartingWith("GITHUB_APP_PRIVATE_KEY: found no PEM, expected")
        .hasNoCause()
        .message()
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> gitHub(Map.of("GITHUB_TOKEN", "two words")))
        .isInstanceOf(SecretUnavailable.class)
        .message()
        .startsWith("GITHUB_TOKEN: ")
        .doesNotContain("two words");
  }

  private Optional<GitHubSettings> gitHub(Map<String, String> settings) {
    var clock = new FakeClock(Instant.parse("2026-11-20T12:00:00Z"));
    return store.secrets(clock).gitHub(new Settings(settings::get).gitHub());
  }

  private static String pem() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      String base64 = Base64.getMimeEncoder().encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
