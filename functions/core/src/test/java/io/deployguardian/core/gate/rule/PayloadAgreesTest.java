package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;
import org.junit.jupiter.api.Test;

class PayloadAgreesTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("payload_disagrees");
  }

  @Test
  void another_commit_vetoes_and_names_both() {
    told("badc0de", "production");
    assertVetoes(asked(), "deployment 2", "badc0de", FakeSources.COMMIT);
  }

  @Test
  void another_environment_vetoes_and_names_both() {
    told(FakeSources.COMMIT, "staging");
    assertVetoes(asked(), "environment production", "GitHub staging");
  }

  private void told(String commit, String environment) {
    shop.world.origin = Answer.known(new Told(commit, environment, "main", "ada", Maker.WORKFLOW));
  }
}
