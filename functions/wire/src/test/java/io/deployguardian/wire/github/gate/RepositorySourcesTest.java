package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.BEFORE;
import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Commits.Comparison;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits, files, reviews and the deployment itself. */
class RepositorySourcesTest {

  private static final String NEWER = "c".repeat(40);

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private static <T> T known(Answer<T> answer) {
    return ((Answer.Known<T>) answer).value();
  }

  private Comparison compared(String base) {
    return known(new RepositoryCommits(shop.github).compare(shop.subject(), base));
  }

  private List<PullRequest> reviewed() {
    return known(new PullRequestReviews(shop.github).of(shop.subject()));
  }

  private Told told(long deployment) {
    return known(new DeploymentOrigins(shop.github).of(shop.of(deployment)));
  }

  @Test
  void a_commit_is_compared_with_a_branch_and_with_another_commit() {
    assertThat(compared(BEFORE))
        .isEqualTo(new Comparison(1, 0, Set.of("README.md", "src/A.java"), true));
    assertThat(compared("main")).isEqualTo(new Comparison(0, 0, Set.of(), true));
    shop.repository.commit(NEWER, "bob", Map.of());
    assertThat(compared("main").behind()).isEqualTo(1);
    shop.repository.ref("release/1.x", BEFORE);
    assertThat(compared("release/1.x").ahead()).isEqualTo(1);
  }

  @Test
  void three_hundred_files_may_not_be_all() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      many.put("file-" + i, "text");
    }
    shop.repository.commit(NEWER, "bob", Map.of()).commit(DEPLOYED + "1", "bob", many);
    shop.repository.ref(DEPLOYED, DEPLOYED + "1");
    assertThat(compared(NEWER).complete()).isFalse();
  }

  @Test
  void a_branch_that_is_not_there_is_no_answer() {
    assertThat(new RepositoryCommits(shop.github).compare(shop.subject(), "nowhere"))
        .isEqualTo(
            Answer.noAnswer(
                "compare nowhere with %s (octo-org/shop): 404 Not Found".formatted(DEPLOYED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../other/compare/main", "main...main", "/main", "a//b", "a b", ".x"})
  void what_is_no_name_of_a_branch_is_not_asked_for(String base) {
    assertThat(new RepositoryCommits(shop.github).compare(shop.subject(), base))
        .isInstanceOf(Answer.NoAnswer.class);
    assertThat(shop.standIn.requests()).isEmpty();
  }

  @Test
  void the_default_branch_has_a_name() {
    assertThat(known(new RepositoryCommits(shop.github).defaultBranch(shop.subject())))
        .isEqualTo("main");
  }

  @Test
  void a_file_is_read_as_it_was_deployed() {
    shop.repository.commit(NEWER, "bob", Map.of("README.md", "Later"));
    var files = new CommittedFiles(shop.github);
    assertThat(known(files.text(shop.subject(), "README.md"))).contains("The shop");
    assertThat(known(files.text(shop.subject(), "docs/runbook.md"))).isEmpty();
    assertThat(files.text(shop.subject(), "src")).isInstanceOf(Answer.NoAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../../../admin", "docs/../../x", "/etc/passwd", "docs//x", "."})
  void no_path_leads_out_of_the_repository(String path) {
    assertThat(known(new CommittedFiles(shop.github).text(shop.subject(), path))).isEmpty();
    assertThat(shop.standIn.requests()).isEmpty();
  }

  @Test
  void what_was_pushed_was_brought_by_no_pull_request() {
    shop.repository.pull("Not merged", "bob", DEPLOYED, null);
    assertThat(reviewed()).isEmpty();
  }

  @Test
  void the_latest_review_of_each_person_counts() {
    int number = shop.repository.pull("Change it", "bob", DEPLOYED, DEPLOYED);
    shop.repository
        .review(number, "alice", "CHANGES_REQUESTED", DEPLOYED)
        .review(number, "alice", "APPROVED", DEPLOYED)
        .review(number, "alice", "COMMENTED", DEPLOYED)
        .review(number, "carol", "APPROVED", DEPLOYED)
        .review(number, "carol", "CHANGES_REQUESTED", DEPLOYED)
        .review(number, "dave", "APPROVED", DEPLOYED)
        .review(number, "dave", "DISMISSED", DEPLOYED)
        .review(number, "erin", "COMMENTED", DEPLOYED);
    assertThat(reviewed()).containsExactly(new PullRequest(number, "bob", Set.of("alice")));
    assertThat(reviewed().getFirst().isApproved()).isTrue();
  }

  @Test
  void neither_the_author_nor_a_bot_is_somebody_else_who_looked() {
    int number = shop.repository.pull("Change it", "bob", DEPLOYED, DEPLOYED);
    shop.repository
        .review(number, "bob", "APPROVED", DEPLOYED)
        .review(number, "github-actions[bot]", "APPROVED", DEPLOYED);
    assertThat(reviewed().getFirst().isApproved()).isFalse();
  }

  @Test
  void reviews_are_read_over_all_pages() {
    int number = shop.repository.pull("Change it", "bob", DEPLOYED, DEPLOYED);
    for (int i = 0; i < 120; i++) {
      shop.repository.review(number, "carol", "COMMENTED", DEPLOYED);
    }
    shop.repository.review(number, "alice", "APPROVED", DEPLOYED);
    assertThat(reviewed().getFirst().approvers()).containsExactly("alice");
  }

  @Test
  void a_job_of_a_workflow_made_the_deployment() {
    assertThat(told(shop.deployment))
        .isEqualTo(new Told(DEPLOYED, "production", "main", "bob", Maker.WORKFLOW));
    long bot = shop.repository.deployment(DEPLOYED, "production", "github-actions[bot]");
    assertThat(told(bot).maker()).isEqualTo(Maker.WORKFLOW);
  }

  @Test
  void an_app_made_it_or_a_person_did() {
    long bot = shop.repository.deployment(DEPLOYED, "staging", "shipper[bot]");
    long onBehalf = shop.repository.deployment(DEPLOYED, "staging", "bob", "v1", "shipper");
    long person = shop.repository.deployment(DEPLOYED, "staging", "bob");
    assertThat(told(bot).maker()).isEqualTo(Maker.APP);
    assertThat(told(onBehalf).maker()).isEqualTo(Maker.APP);
    assertThat(told(person)).isEqualTo(new Told(DEPLOYED, "staging", "main", "bob", Maker.PERSON));
  }

  @Test
  void a_deployment_that_github_does_not_know_is_no_answer() {
    assertThat(new DeploymentOrigins(shop.github).of(shop.of(99)))
        .isInstanceOf(Answer.NoAnswer.class);
  }
}
