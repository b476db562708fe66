package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.BEFORE;
import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Licences.Dependency;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependencyReviewTest {

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Answer<List<Dependency>> asked(Subject subject) {
    return new DependencyReview(shop.github).since(subject);
  }

  private List<Dependency> known(Subject subject) {
    return ((Answer.Known<List<Dependency>>) asked(subject)).value();
  }

  @Test
  void what_came_since_the_baseline_is_told_with_its_licence() {
    shop.repository
        .dependency(BEFORE, "org.example:old", "1", "GPL-3.0-only")
        .dependency(DEPLOYED, "org.example:old", "1", "GPL-3.0-only")
        .dependency(DEPLOYED, "org.example:new", "2", "MIT OR GPL-3.0-only");
    assertThat(known(shop.subject()))
        .containsExactly(
            new Dependency("org.example:new", "2", Optional.of("MIT OR GPL-3.0-only"), "pom.xml"));
  }

  @Test
  void an_update_is_told_if_it_changes_the_licence() {
    shop.repository
        .dependency(BEFORE, "org.example:same", "1", "MIT")
        .dependency(DEPLOYED, "org.example:same", "2", "MIT")
        .dependency(BEFORE, "org.example:changed", "1", "MIT")
        .dependency(DEPLOYED, "org.example:changed", "2", "AGPL-3.0-only")
        .dependency(BEFORE, "org.example:gone", "1", "AGPL-3.0-only");
    assertThat(known(shop.subject()))
        .containsExactly(
            new Dependency("org.example:changed", "2", Optional.of("AGPL-3.0-only"), "pom.xml"));
  }

  @Test
  void a_licence_that_github_does_not_know_is_none() {
    shop.repository
        .dependency(DEPLOYED, "org.example:a", "1", null)
        .dependency(DEPLOYED, "org.example:b", "1", "NOASSERTION")
        .dependency(DEPLOYED, "org.example:c", "1", " ");
    assertThat(known(shop.subject()))
        .extracting(Dependency::licence)
        .containsOnly(Optional.empty());
    assertThat(known(shop.subject())).hasSize(3);
  }

  @Test
  void a_first_release_brings_all_that_there_is_but_not_the_repository_itself() {
    shop.repository
        .dependency(DEPLOYED, "org.example:a", "1", "MIT")
        .dependency(DEPLOYED, "org.example:b", "2", "NOASSERTION");
    assertThat(known(shop.firstRelease()))
        .containsExactly(
            new Dependency("org.example:a", "1", Optional.of("MIT"), "the dependency graph"),
            new Dependency("org.example:b", "2", Optional.empty(), "the dependency graph"));
  }

  @Test
  void all_pages_are_read() {
    for (int i = 0; i < 95; i++) {
      shop.repository.dependency(DEPLOYED, "org.example:lib-" + i, "1", "MIT");
    }
    assertThat(known(shop.subject())).hasSize(95).doesNotHaveDuplicates();
    assertThat(shop.standIn.requests("/dependency-graph/compare")).hasSizeGreaterThan(1);
  }

  @Test
  void a_graph_that_is_switched_off_or_not_licensed_can_not_be_waited_for() {
    for (String said :
        List.of(
            "Forbidden",
            "Dependency review is not supported on this repository.",
            "Advanced Security must be enabled for this repository to use dependency review.")) {
      shop.standIn.heal();
      shop.standIn.fails(Fault.status(403, said).on("/dependency-graph/"));
      assertThat(asked(shop.subject()))
          .isEqualTo(
              Answer.notAvailable(
                  "the dependency graph of octo-org/shop is switched off, or not licensed"));
      assertThat(asked(shop.firstRelease())).isInstanceOf(Answer.NotAvailable.class);
    }
  }

  @Test
  void a_commit_that_is_gone_and_a_missing_permission_are_no_answer() {
    shop.standIn.fails(Fault.status(404, "Not Found").on("/dependency-graph/"));
    assertThat(asked(shop.subject())).isInstanceOf(Answer.NoAnswer.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.missingPermission("contents=read").on("/dependency-graph/"));
    assertThat(asked(shop.subject())).isInstanceOf(Answer.NoAnswer.class);
    assertThat(asked(shop.in("octo-org/gone"))).isInstanceOf(Answer.NoAnswer.class);
  }
}
