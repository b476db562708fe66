package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MigrationsReviewedTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("migrations_not_reviewed");
  }

  @Test
  void a_pending_one_without_a_review_vetoes_and_is_named() {
    shop.world.reviews = Answer.known(List.of());
    assertVetoes(asked(), FakeSources.MIGRATION);
  }

  @Test
  void its_author_does_not_count_as_a_reviewer() {
    shop.world.reviews = Answer.known(List.of(new PullRequest(7, "ada", Set.of("Ada"))));
    assertVetoes(asked());
  }

  @Test
  void a_change_without_migrations_needs_none() {
    shop.world.changed(true, "src/Cart.java");
    shop.world.reviews = Answer.known(List.of());
    assertPasses(asked(), "no migration is pending");
  }

  @Test
  void a_change_that_is_too_large_to_be_told_may_have_some() {
    shop.world.changed(false, "src/Cart.java");
    shop.world.reviews = Answer.known(List.of());
    assertVetoes(asked(), "more files than GitHub tells");
  }

  @Test
  void a_first_release_brings_all_there_are() {
    shop.subject = shop.subject.over(Optional.empty());
    shop.world.reviews = Answer.known(List.of());
    assertVetoes(asked(), "db/migrations/**");
  }

  @Test
  void a_service_that_declares_none_has_none() {
    shop.migrations = Optional.empty();
    shop.world.allSay(Answer.noAnswer("502"));
    assertPasses(asked());
  }
}
