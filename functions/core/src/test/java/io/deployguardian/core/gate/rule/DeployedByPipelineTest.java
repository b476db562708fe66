package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;
import org.junit.jupiter.api.Test;

class DeployedByPipelineTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("not_from_pipeline");
  }

  @Test
  void a_persons_own_deployment_vetoes_and_names_the_person() {
    madeBy(Maker.PERSON);
    assertVetoes(asked(), "deployment 2", "ada");
  }

  @Test
  void an_app_is_a_pipeline_too() {
    madeBy(Maker.APP);
    assertPasses(asked(), "ada");
  }

  private void madeBy(Maker maker) {
    shop.world.origin =
        Answer.known(new Told(FakeSources.COMMIT, "production", "main", "ada", maker));
  }
}
