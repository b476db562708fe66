package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunbookThereTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("no_runbook");
  }

  @Test
  void none_vetoes() {
    shop.runbook = Optional.empty();
    assertVetoes(asked(), "services.shop.runbook");
  }

  @Test
  void one_that_is_not_at_the_commit_vetoes() {
    shop.world.files.clear();
    assertVetoes(asked(), "docs/runbook.md");
  }

  @Test
  void an_empty_file_tells_nobody_what_to_do() {
    shop.world.files.put(FakeSources.RUNBOOK, " \n");
    assertVetoes(asked(), "empty");
  }

  @Test
  void one_elsewhere_is_taken_at_its_word() {
    shop.world.files.clear();
    shop.runbook = Optional.of("https://wiki.example.org/shop");
    assertPasses(asked(), "https://wiki.example.org/shop");
  }
}
