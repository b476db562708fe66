package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Licences.Dependency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LicencesAllowedTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("denied_licence");
  }

  @Test
  void a_denied_one_vetoes_and_names_the_dependency() {
    changed(Optional.of("AGPL-3.0-only"));
    assertVetoes(asked(), "package.json", "ghost 5.0 (AGPL-3.0-only)");
  }

  @Test
  void a_choice_with_an_allowed_one_passes() {
    changed(Optional.of("MIT OR GPL-3.0-or-later"));
    assertPasses(asked());
  }

  @Test
  void an_unknown_one_warns() {
    changed(Optional.empty());
    assertWarns(asked(), "ghost 5.0 (unknown)");
  }

  @Test
  void nothing_new_passes() {
    shop.world.licences = Answer.known(List.of());
    assertPasses(asked());
  }

  private void changed(Optional<String> licence) {
    shop.world.licences =
        Answer.known(
            List.of(
                new Dependency("left-pad", "1.3", Optional.of("MIT"), "package.json"),
                new Dependency("ghost", "5.0", licence, "package.json")));
  }
}
