package io.deployguardian.wire.github.pipeline;

import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.pipeline.FailedJob;
import io.deployguardian.core.pipeline.Runs.Asked;
import io.deployguardian.core.pipeline.Runs.Standing;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.ActionsApi.Job;
import io.deployguardian.wire.github.api.rest.Repository;
import io.deployguardian.wire.github.gate.GuardedShop;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowRunsTest {

  private static final String RUN = "GET .*/actions/runs/\\d+$";
  private static final String RERUN = "POST .*/rerun-failed-jobs";
  private static final String EXIT_CODE = "Process completed with exit code 1.";

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Standing standing(GitHub github, long run) {
    return new WorkflowRuns(github).standing(shop.origin(), run);
  }

  private Standing standing(long run) {
    return standing(shop.github, run);
  }

  private List<FailedJob> failed(GitHub github, long run) {
    return ((Standing.FailedOnce) standing(github, run)).jobs();
  }

  private Asked rerun(long run) {
    return new WorkflowRuns(shop.github).rerunFailedJobs(shop.origin(), run);
  }

  private long failedRun(String log) {
    return shop.repository.failedRun(DEPLOYED, "build", log);
  }

  private long jobOf(long run) {
    return shop.github.actions(Repository.of(GuardedShop.NAME)).jobs(run).stream()
        .map(Job::id)
        .findFirst()
        .orElseThrow();
  }

  private int attemptsOf(long run) {
    return shop.repository.runs().stream()
        .filter(one -> one.path("id").asLong() == run)
        .findFirst()
        .orElseThrow()
        .path("run_attempt")
        .asInt();
  }

  @Test
  void a_failed_job_is_told_with_its_step_and_the_errors_that_it_was_annotated_with() {
    long run = failedRun("never read");
    shop.repository
        .annotation(jobOf(run), "failure", "cannot find symbol")
        .annotation(jobOf(run), "failure", EXIT_CODE)
        .annotation(jobOf(run), "warning", "deprecated");
    assertThat(failed(shop.readingLogs(), run))
        .containsExactly(
            new FailedJob(
                "build", Optional.of("Run build"), List.of("cannot find symbol", EXIT_CODE)));
    assertThat(shop.standIn.requests("/logs")).isEmpty();
  }

  @Test
  void where_annotations_say_nothing_the_end_of_the_log_may() {
    long run =
        failedRun(
            """
            2026-11-20T11:59:58.1234567Z Downloading
            \u001B[31m2026-11-20 stays\u001B[0m

            2026-11-20T11:59:59.0000000Z ##[error]no space left on device
            """);
    shop.repository.annotation(jobOf(run), "failure", EXIT_CODE);
    assertThat(failed(shop.readingLogs(), run).getFirst().messages())
        .containsExactly(EXIT_CODE, "Downloading", "2026-11-20 stays", "no space left on device");
  }

  @Test
  void only_the_last_fifty_lines_are_told() {
    long run = failedRun("line\n".repeat(80) + "the end\n");
    assertThat(failed(shop.readingLogs(), run).getFirst().messages())
        .hasSize(50)
        .endsWith("line", "the end");
  }

  @Test
  void a_log_that_we_may_not_read_or_that_is_gone_leaves_a_job_without_messages() {
    long run = failedRun("no space left on device");
    assertThat(failed(shop.github, run).getFirst().messages()).isEmpty();
    shop.standIn.fails(Fault.status(404, "Not Found").on("/logs"));
    assertThat(failed(shop.readingLogs(), run).getFirst().messages()).isEmpty();
    shop.standIn.fails(Fault.status(404, "Not Found").on("/annotations"));
    assertThat(failed(shop.github, run)).hasSize(1);
  }

  @Test
  void of_a_large_matrix_only_some_jobs_are_looked_into() {
    long run = failedRun("");
    for (int i = 0; i < 14; i++) {
      long job = shop.repository.failedJob(run, "test-" + i);
      shop.repository.annotation(job, "failure", "connection reset");
    }
    List<FailedJob> jobs = failed(shop.github, run);
    assertThat(jobs).hasSize(15);
    assertThat(jobs).filteredOn(job -> !job.messages().isEmpty()).hasSize(9);
    assertThat(shop.standIn.requests("/annotations")).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, success, it ended as success",
    "completed, cancelled, it ended as cancelled",
    "in_progress, , it is in_progress",
    "queued, , it is queued",
  })
  void a_run_that_did_not_fail_is_something_else(String status, String conclusion, String what) {
    long run = shop.repository.run(DEPLOYED, status, conclusion);
    assertThat(standing(run)).isEqualTo(new Standing.Other(what));
  }

  @ParameterizedTest
  @CsvSource({"failure", "timed_out", "startup_failure"})
  void a_run_that_failed_without_any_job_failed_all_the_same(String conclusion) {
    long run = shop.repository.run(DEPLOYED, "completed", conclusion);
    assertThat(standing(run)).isEqualTo(new Standing.FailedOnce(List.of()));
  }

  @Test
  void a_run_that_runs_again_or_is_gone_is_something_else() {
    long run = failedRun("");
    assertThat(rerun(run)).isEqualTo(new Asked.Accepted());
    assertThat(standing(run)).isEqualTo(new Standing.Other("it is queued"));
    assertThat(standing(99)).isEqualTo(new Standing.Other("run 99 is gone"));
  }

  @Test
  void where_github_can_not_say_it_is_asked_later() {
    long run = failedRun("");
    for (Fault fault :
        List.of(
            // First: what is known already is not sent again, and can't be broken.
            Fault.brokenJson().on(RUN),
            Fault.status(502).on(RUN),
            Fault.status(502).on("/jobs"),
            Fault.status(502).on("/annotations"),
            Fault.primaryLimit(shop.now().plusSeconds(1800)).on(RUN))) {
      shop.standIn.heal();
      shop.standIn.fails(fault);
      assertThat(standing(run)).isInstanceOf(Standing.Unavailable.class);
    }
    shop.standIn.heal();
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on(RUN));
    assertThat(standing(shop.impatient(), run)).isInstanceOf(Standing.Unavailable.class);
  }

  @Test
  void where_github_will_not_say_a_person_is_needed() {
    long run = failedRun("");
    shop.standIn.fails(Fault.missingPermission("actions=read").on(RUN));
    assertThat(((Standing.Refused) standing(run)).why())
        .endsWith("it takes the permission actions=read");
    shop.standIn.heal();
    shop.standIn.fails(Fault.redirect(URI.create("https://api.github.com/repositories/1")).on(RUN));
    assertThat(((Standing.Refused) standing(run)).why()).contains("renamed");
    var runs = new WorkflowRuns(shop.github);
    for (String name : List.of("octo-org/gone", "no name")) {
      assertThat(runs.standing(shop.originIn(name), run)).isInstanceOf(Standing.Refused.class);
      assertThat(runs.rerunFailedJobs(shop.originIn(name), run)).isInstanceOf(Asked.Refused.class);
    }
  }

  @Test
  void a_rerun_whose_answer_is_lost_is_found_out_and_not_asked_for_twice() {
    long run = failedRun("");
    shop.standIn.fails(Fault.answerLost().on(RERUN).times(1));
    assertThat(rerun(run)).isEqualTo(new Asked.Accepted());
    assertThat(rerun(run)).isEqualTo(new Asked.Accepted());
    assertThat(attemptsOf(run)).isEqualTo(2);
  }

  @Test
  void a_rerun_that_never_arrived_is_asked_for_later() {
    long run = failedRun("");
    shop.standIn.fails(Fault.status(502).on(RERUN).times(1));
    assertThat(rerun(run)).isInstanceOf(Asked.Unavailable.class);
    assertThat(rerun(run)).isEqualTo(new Asked.Accepted());
    assertThat(attemptsOf(run)).isEqualTo(2);
  }

  @Test
  void a_rerun_that_github_refuses_needs_a_person() {
    long run = failedRun("");
    shop.standIn.fails(Fault.missingPermission("actions=write").on(RERUN));
    assertThat(((Asked.Refused) rerun(run)).why())
        .endsWith("it takes the permission actions=write");
    assertThat(attemptsOf(run)).isEqualTo(1);
  }
}
