package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWaits;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnItsBranchTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("not_on_branch");
  }

  @Test
  void a_commit_off_the_named_branch_vetoes() {
    shop.branch = Optional.of("release");
    shop.world.compared("release", 1, 0);
    assertVetoes(asked(), "merge it into release");
  }

  @Test
  void one_on_it_passes_however_old() {
    shop.branch = Optional.of("release");
    shop.world.compared("release", 0, 12);
    assertPasses(asked(), "on release");
  }

  @Test
  void where_none_is_named_a_commit_off_the_main_branch_warns() {
    shop.world.compared("main", 1, 0);
    assertWarns(asked(), "merge it into main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"release/7", "refs/heads/release/7"})
  void a_ref_that_matches_the_pattern_passes(String ref) {
    told(ref);
    assertPasses(asked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "release/7/8", "c0ffee2"})
  void one_that_does_not_vetoes(String ref) {
    told(ref);
    assertVetoes(asked(), "deploy from release/*: " + ref + " is none");
  }

  @Test
  void a_branch_that_nobody_can_compare_with_is_no_pass() {
    shop.branch = Optional.of("gone");
    assertWaits(asked(), "404 gone");
  }

  private void told(String ref) {
    shop.branch = Optional.of("release/*");
    shop.world.origin =
        Answer.known(new Told(FakeSources.COMMIT, "production", ref, "ada", Maker.WORKFLOW));
  }
}
