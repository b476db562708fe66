package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeReviewedTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("not_reviewed");
  }

  @Test
  void a_push_vetoes() {
    shop.world.reviews = Answer.known(List.of());
    assertVetoes(asked(), "commit c0ffee2", "bring the change by a pull request");
  }

  @Test
  void a_pull_request_without_an_approval_vetoes() {
    pulls(new PullRequest(7, "ada", Set.of()));
    assertVetoes(asked(), "pull request #7");
  }

  @Test
  void nobody_approves_what_they_wrote() {
    pulls(new PullRequest(7, "ada", Set.of("ada")));
    assertVetoes(asked());
  }

  @Test
  void one_of_several_is_enough() {
    pulls(new PullRequest(7, "ada", Set.of()), new PullRequest(8, "ada", Set.of("grace")));
    assertPasses(asked());
  }

  private void pulls(PullRequest... pulls) {
    shop.world.reviews = Answer.known(List.of(pulls));
  }
}
