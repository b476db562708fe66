package io.deployguardian.wire.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.auth.Rotating;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.rest.Repository;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As the App, as its installation, as a person. */
public abstract class AuthenticationContract {
  private static final String TOKENS = "POST .*/access_tokens";

  private final Octo octo = new Octo();

  @AfterEach
  void close() {
    octo.close();
  }

  private void read() {
    octo.github.commits(Octo.SHOP).get(Octo.SECOND);
  }

  @Test
  void an_installation_token_is_used_until_shortly_before_its_end() {
    read();
    octo.later(Duration.ofMinutes(54));
    read();
    assertThat(octo.standIn.requests(TOKENS)).hasSize(1);
    octo.later(Duration.ofMinutes(2));
    read();
    assertThat(octo.standIn.requests(TOKENS)).hasSize(2);
  }

  @Test
  void repositories_of_one_installation_share_a_token() {
    octo.standIn.repository("octo-org/other").commit(Octo.FIRST, "alice", Map.of());
    read();
    octo.github.commits(Repository.of("octo-org/other")).get(Octo.FIRST);
    assertThat(octo.standIn.requests(TOKENS)).hasSize(1);
  }

  @Test
  void a_token_that_is_revoked_is_replaced_once() {
    read();
    octo.standIn.revokeTokens();
    read();
    assertThat(octo.standIn.requests(TOKENS)).hasSize(2);

    octo.standIn.fails(Fault.status(401, "Bad credentials").on("/commits/"));
    var no = catchThrowableOfType(Refused.class, this::read);
    assertThat(no.ground()).isEqualTo(Ground.BAD_CREDENTIALS);
    assertThat(octo.standIn.requests(TOKENS)).hasSize(3);
  }

  @Test
  void a_token_is_asked_for_again_if_the_answer_gets_lost() {
    octo.standIn.fails(Fault.answerLost().on(TOKENS).times(1));
    read();
    assertThat(octo.standIn.requests(TOKENS)).hasSize(2);
  }

  @Test
  void an_app_that_is_not_installed_finds_nothing() {
    var elsewhere = octo.github.commits(Repository.of("octo-org/unknown"));
    assertThatThrownBy(() -> elsewhere.get("main")).isInstanceOf(NotFound.class);
  }

  @Test
  void the_apps_key_works_in_both_forms() {
    var key = Credentials.app(octo.standIn.appId(), pkcs8(octo.standIn.keys()));
    try (var github = octo.connect(key, Octo.PATIENT)) {
      assertThat(github.app().itself().slug()).isEqualTo("deploy-guardian");
    }
    assertThat(octo.github.app().itself().slug()).isEqualTo("deploy-guardian");
  }

  @Test
  void the_key_of_another_app_is_refused() throws NoSuchAlgorithmException {
    var another = pkcs8(KeyPairGenerator.getInstance("RSA").generateKeyPair());
    var key = Credentials.app(octo.standIn.appId(), another);
    try (var github = octo.connect(key, Octo.PATIENT)) {
      var no = catchThrowableOfType(Refused.class, () -> github.app().itself());
      assertThat(no.ground()).isEqualTo(Ground.BAD_CREDENTIALS);
      assertThat(no).hasMessageContaining("JSON web token could not be decoded");
    }
  }

  @Test
  void a_key_that_was_rotated_is_read_again_when_github_refuses_the_one_before()
      throws NoSuchAlgorithmException {
    var stored = new Stored(pkcs8(KeyPairGenerator.getInstance("RSA").generateKeyPair()));
    try (var github = octo.connect(Credentials.app(octo.standIn.appId(), stored), Octo.PATIENT)) {
      stored.put("no key at all");
      assertThatThrownBy(() -> github.app().itself()).isInstanceOf(Refused.class);
      stored.put(octo.standIn.privateKey());
      assertThat(github.app().itself().slug()).isEqualTo("deploy-guardian");
      assertThat(github.commits(Octo.SHOP).get("main").sha()).isEqualTo(Octo.SECOND);
    }
  }

  @Test
  void so_is_a_token() {
    octo.standIn.admit("ghp_0123456789abcdef", "alice");
    var stored = new Stored("ghp_withdrawn");
    try (var github = octo.connect(Credentials.token(stored), Octo.PATIENT)) {
      stored.put("ghp_0123456789abcdef");
      assertThat(github.commits(Octo.SHOP).get("main").sha()).isEqualTo(Octo.SECOND);
    }
  }

  @Test
  void what_is_no_token_replaces_none() {
    octo.standIn.admit("ghp_0123456789abcdef", "alice");
    var stored = new Stored("ghp_0123456789abcdef");
    try (var github = octo.connect(Credentials.token(stored), Octo.PATIENT)) {
      stored.put("no token at all");
      stored.renew();
      assertThat(github.commits(Octo.SHOP).get("main").sha()).isEqualTo(Octo.SECOND);
    }
  }

  /** A secret in a store: what was put there is seen when it is read again. */
  private static final class Stored implements Rotating {
    private String known;
    private String there;

    Stored(String text) {
      known = text;
      there = text;
    }

    void put(String text) {
      there = text;
    }

    @Override
    public String text() {
      return known;
    }

    @Override
    public boolean renew() {
      boolean another = !known.equals(there);
      known = there;
      return another;
    }
  }

  private static String pkcs8(KeyPair keys) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void a_persons_token_serves_for_repositories_but_not_for_the_app() {
    octo.standIn.admit("ghp_0123456789abcdef", "alice");
    var token = Credentials.token("ghp_0123456789abcdef");
    try (var github = octo.connect(token, Octo.PATIENT)) {
      assertThat(github.commits(Octo.SHOP).get("main").sha()).isEqualTo(Octo.SECOND);
      assertThatThrownBy(() -> github.app().itself())
          .isInstanceOf(Refused.class)
          .hasMessageContaining("found a fixed token, expected an App's id and key");
    }
    assertThat(octo.standIn.requests(TOKENS)).isEmpty();
  }

  @Test
  void every_request_says_who_what_and_which_version() {
    List<String> missing = new ArrayList<>();
    read();
    octo.standIn
        .requests()
        .forEach(
            request -> {
              if (!request.header("Accept").contains("application/vnd.github")
                  || !request.header("X-GitHub-Api-Version").equals("2022-11-28")
                  || !request.header("User-Agent").equals("deploy-guardian")
                  || !request.header("Authorization").startsWith("Bearer ")
                  || !request.header("X-Deploy-Guardian-Call").isEmpty()) {
                missing.add(request.toString());
              }
            });
    assertThat(octo.standIn.requests()).hasSize(3);
    assertThat(missing).isEmpty();
  }

  @Test
  void credentials_never_say_what_they_are() {
    var app = Credentials.app("1", octo.standIn.privateKey());
    assertThat(app).hasToString("GitHub App 1");
    assertThat(Credentials.token("ghp_0123456789abcdef")).hasToString("a token");
  }

  @Test
  void no_failure_shows_a_token() {
    octo.standIn.fails(Fault.brokenJson().on(TOKENS));
    assertThatThrownBy(this::read)
        .hasMessageContaining("unreadable")
        .hasMessageNotContaining("ghs_")
        .hasNoCause();
  }
}
