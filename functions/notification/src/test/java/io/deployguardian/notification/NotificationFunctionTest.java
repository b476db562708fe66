package io.deployguardian.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.core.notification.Channel;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NotificationFunctionTest.OnGitHub.class)
class NotificationFunctionTest {

  private static final String SHOP = "octo-org/shop";

  public static class OnGitHub extends GuardianResource {
    static GitHubStandIn gitHub;

    @Override
    protected Map<String, String> more() {
      gitHub = GitHubStandIn.start();
      return Map.of(
          "GITHUB_API", gitHub.base().toString(),
          "GITHUB_APP_ID", gitHub.appId(),
          "GITHUB_APP_PRIVATE_KEY", "literal:" + gitHub.privateKey());
    }

    @Override
    public void stop() {
      gitHub.close();
      super.stop();
    }
  }

  @Test
  void shows_a_rollout_on_its_commit_and_finds_nothing_to_do_the_second_time() {
    var shop = OnGitHub.gitHub.repository(SHOP);
    shop.commit(Friday.release(2).commit(), "mona", Map.of("README.md", "shop"));
    try (var friday = Friday.begins().registered(Optional.empty()).planned()) {
      var would = Lambda.invoke(Lambda.example("manual/notification-dry-run"));
      assertThat(would.at("/would/check run").asText()).isEqualTo("look for it, and tell it");
      assertThat(shop.checkRuns()).isEmpty();

      JsonNode told = Lambda.invoke(Lambda.example("RolloutPlanned"));
      assertThat(told.get("what").asText()).startsWith("check run: told");
      assertThat(shop.checkRuns())
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.path("external_id").asText()).isEqualTo(Friday.ID.value());
                assertThat(run.path("status").asText()).isEqualTo("queued");
              });
      assertThat(Lambda.invoke(Lambda.example("RolloutPlanned")).get("what").asText())
          .startsWith("check run: nothing is owed");
      assertThat(Lambda.invoke(Lambda.example("manual/notification-tick")).get("failed").asInt())
          .isZero();
      assertThat(friday.store().notices().find(Friday.ID, Channel.CHECK_RUN)).isPresent();

      var report = Lambda.invoke(Lambda.example("manual/notification-report"));
      assertThat(report.get("report").asText()).contains("### ⏳ `2`: waits for its turn");
      var text = Lambda.invoke(Lambda.example("manual/notification-report-text"));
      assertThat(text.get("report").asText()).contains("WAITS FOR ITS TURN: 2 in production");
    }
  }

  @Test
  void answers_a_probe_with_its_health() {
    assertThat(Lambda.invoke(Lambda.example("manual/probe")).get("status").asText())
        .isEqualTo("UP");
  }

  @Test
  void answers_a_payload_that_makes_no_sense_with_what_was_expected() {
    assertThat(Lambda.invoke("{\"nonsense\": 1}").get("error").asText())
        .contains("nonsense", "tick", "report", "notify");
    assertThat(Lambda.invoke("{\"report\": {\"rollout\": \"x\", \"format\": \"pdf\"}}").toString())
        .contains("error", "pdf", "markdown");
  }
}
