package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpToDateTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("behind_branch");
  }

  @Test
  void a_commit_that_main_has_left_behind_warns() {
    shop.world.compared("main", 0, 1);
    assertWarns(asked(), "deploy the head of main, which is 1 commit ahead");
  }

  @Test
  void the_plan_may_name_another_branch() {
    shop.branch = Optional.of("release");
    shop.world.compared("main", 0, 12);
    shop.world.compared("release", 0, 0);
    assertPasses(asked(), "release");
  }

  @Test
  void of_a_pattern_nobody_knows_which_branch() {
    shop.branch = Optional.of("feature/*");
    shop.world.compared("main", 0, 12);
    assertPasses(asked());
  }
}
