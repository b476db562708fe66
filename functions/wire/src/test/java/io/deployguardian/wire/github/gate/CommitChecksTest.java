package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.BEFORE;
import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Checks.Check;
import io.deployguardian.core.gate.source.Checks.State;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.NewCheckRun;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Output;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitChecksTest {

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private List<Check> known(GitHub github) {
    return ((Answer.Known<List<Check>>) new CommitChecks(github).of(shop.subject())).value();
  }

  private List<Check> known() {
    return known(shop.github);
  }

  /** As our App writes them. */
  private void written(String name, String status) {
    shop.github
        .checkRuns(Repository.of(GuardedShop.NAME))
        .create(
            new NewCheckRun(
                name,
                DEPLOYED,
                "ours",
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Output("Gate", "Waits", Optional.empty()),
                List.of()));
  }

  @Test
  void a_commit_that_nobody_checked_has_no_checks() {
    assertThat(known()).isEmpty();
  }

  @Test
  void runs_and_statuses_are_checks_alike() {
    shop.repository.checkRun(DEPLOYED, "build", "success");
    shop.repository.status(DEPLOYED, "ci/legacy", "error").status(BEFORE, "ci/old", "failure");
    assertThat(known())
        .containsExactlyInAnyOrder(
            new Check("build", State.GREEN, "success"), new Check("ci/legacy", State.RED, "error"));
  }

  @Test
  void only_success_and_neutral_are_green() {
    for (String conclusion :
        List.of("success", "neutral", "failure", "cancelled", "skipped", "timed_out", "stale")) {
      shop.repository.checkRun(DEPLOYED, conclusion, conclusion);
    }
    shop.repository.status(DEPLOYED, "ok", "success").status(DEPLOYED, "no", "failure");
    assertThat(known())
        .filteredOn(check -> check.state() == State.GREEN)
        .extracting(Check::name)
        .containsExactlyInAnyOrder("success", "neutral", "ok");
    assertThat(known()).filteredOn(check -> check.state() == State.RED).hasSize(6);
  }

  @Test
  void what_is_not_over_is_pending_and_says_how_it_stands() {
    written("canary of somebody", "in_progress");
    shop.repository.status(DEPLOYED, "ci", "success").status(DEPLOYED, "ci", "pending");
    assertThat(known())
        .containsExactlyInAnyOrder(
            new Check("canary of somebody", State.PENDING, "in_progress"),
            new Check("ci", State.PENDING, "pending"));
  }

  @Test
  void of_each_name_the_latest_counts() {
    shop.repository.checkRun(DEPLOYED, "build", "failure");
    shop.repository.checkRun(DEPLOYED, "build", "success");
    assertThat(known()).containsExactly(new Check("build", State.GREEN, "success"));
  }

  @Test
  void our_own_check_is_left_out_because_it_would_wait_for_itself() {
    written("Deploy Guardian: shop in production", "in_progress");
    shop.repository.checkRun(DEPLOYED, "build", "success");
    assertThat(known()).extracting(Check::name).containsExactly("build");
  }

  @Test
  void another_app_that_takes_our_name_is_not_left_out() {
    shop.repository.checkRun(DEPLOYED, "Deploy Guardian: shop in production", "failure");
    assertThat(known()).extracting(Check::state).containsExactly(State.RED);
    assertThat(known(shop.asPerson())).extracting(Check::state).containsExactly(State.RED);
  }

  @Test
  void nobody_is_asked_who_we_are_without_need() {
    shop.repository.checkRun(DEPLOYED, "build", "success");
    known();
    assertThat(shop.standIn.requests("GET /app$")).isEmpty();
  }

  @Test
  void all_pages_are_read() {
    for (int i = 0; i < 130; i++) {
      shop.repository.checkRun(DEPLOYED, "run-" + i, "success");
      shop.repository.status(DEPLOYED, "status-" + i, "success");
    }
    assertThat(known()).hasSize(260).doesNotHaveDuplicates();
  }

  @Test
  void a_list_that_may_be_cut_is_no_answer() {
    for (int i = 0; i < 1000; i++) {
      shop.repository.checkRun(DEPLOYED, "run-" + i, "success");
    }
    assertThat(new CommitChecks(shop.github).of(shop.subject()))
        .isEqualTo(Answer.noAnswer("found 1000 check runs or more, expected fewer"));
  }

  @Test
  void a_half_of_the_answer_is_none() {
    shop.repository.checkRun(DEPLOYED, "build", "success");
    shop.standIn.fails(Fault.status(503).on("/status\\?"));
    assertThat(new CommitChecks(shop.github).of(shop.subject()))
        .isInstanceOf(Answer.NoAnswer.class);
  }
}
