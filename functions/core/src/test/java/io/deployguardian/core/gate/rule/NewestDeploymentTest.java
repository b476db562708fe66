package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewestDeploymentTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("superseded");
  }

  @Test
  void a_newer_deployment_vetoes() {
    shop.world.newest = Answer.known(Optional.of(Samples.subject(3).deployment()));
    assertVetoes(asked(), "deployment 2", "let deployment 3");
  }

  @Test
  void an_older_one_does_not() {
    shop.world.newest = Answer.known(Optional.of(Samples.subject(1).deployment()));
    assertPasses(asked());
  }

  @Test
  void newer_is_by_the_time_at_github_and_not_by_the_id() {
    shop.world.newest = Answer.known(Optional.of(new Deployment(1, Samples.NOON.plusSeconds(3))));
    assertVetoes(asked(), "deployment 1 of");
  }

  @Test
  void an_environment_that_saw_none_has_no_newer_one() {
    shop.world.newest = Answer.known(Optional.empty());
    assertPasses(asked());
  }
}
