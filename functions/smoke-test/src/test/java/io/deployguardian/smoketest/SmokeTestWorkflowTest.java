package io.deployguardian.smoketest;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Effect.Status;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The client of GitHub on Quarkus: it is made at build time. */
@QuarkusTest
@WithTestResource(SmokeTestWorkflowTest.WithGitHub.class)
class SmokeTestWorkflowTest {

  private static final String CHECK = "- { name: health,";

  public static class WithGitHub extends GuardianResource {

    private static final String TOKEN = "ghp_0123456789abcdef";

    private GitHubStandIn gitHub;

    @Override
    protected Map<String, String> more() {
      gitHub = GitHubStandIn.start();
      gitHub.admit(TOKEN, "carol");
      gitHub
          .repository("octo-org/shop")
          .commit("abc", "alice", Map.of("README.md", "Shop"))
          .ref("refs/heads/main", "abc");
      return Map.of("GITHUB_TOKEN", TOKEN, "GITHUB_API", gitHub.base().toString());
    }

    @Override
    public void stop() {
      gitHub.close();
      super.stop();
    }
  }

  @Test
  void starts_the_plans_workflow_and_waits_for_it_without_a_worker() {
    String workflow = "- { name: e2e, workflow: { file: e2e.yml } }\n            ";
    try (var shop = StandIn.answering(call -> Reply.ok("{}"));
        var friday =
            Friday.begins()
                .after(1)
                .registered(Optional.of(shop.base()))
                .planned(Friday.PLAN.replace(CHECK, workflow + CHECK))) {
      Lambda.invoke(Lambda.example("DeploymentSucceeded"));
      var testing = (SmokeTesting) friday.now().rollout();
      assertThat(testing.lease().attempts()).isZero();
      assertThat(friday.store().rollouts().effects(Friday.ID))
          .singleElement()
          .extracting(Effect::status)
          .isInstanceOf(Status.Confirmed.class);
      var answer = Lambda.invoke(Lambda.example("DeploymentSucceeded"));
      assertThat(answer.get("what").asText()).startsWith("in hand, or waiting, until");
    }
  }
}
