package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.GitHubFailure.Elsewhere;
import io.deployguardian.wire.github.api.rest.ActionsApi;
import io.deployguardian.wire.github.api.rest.ActionsApi.Dispatch;
import io.deployguardian.wire.github.api.rest.ActionsApi.Job;
import io.deployguardian.wire.github.api.rest.ActionsApi.PendingDeployment;
import io.deployguardian.wire.github.api.rest.ActionsApi.Review;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.At;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A repository's workflow runs. */
public final class Actions {
  private final Calls<At> calls;
  private final LogStore logs;

  Actions(Calls<At> calls, LogStore logs) {
    this.calls = calls;
    this.logs = logs;
  }

  public Run run(long id) {
    return calls.read("get run " + id, at -> api().run(at, id));
  }

  /** Runs that wait for somebody to let their deployment pass, newest first. */
  public List<Run> waiting() {
    return runs("waiting", null);
  }

  /** Newest first. */
  public List<Run> ofCommit(String sha) {
    return runs(null, sha);
  }

  /**
   * What was dispatched since then, newest first.
   *
   * @param workflow its id or its file's name
   */
  public List<Run> dispatched(String workflow, Instant since) {
    String created = ">=" + since.truncatedTo(ChronoUnit.SECONDS);
    return Pages.numbered(
        page ->
            calls
                .read(
                    "list the runs of " + workflow,
                    at ->
                        api().runsOf(at, workflow, "workflow_dispatch", created, Pages.SIZE, page))
                .workflowRuns());
  }

  /** Of the run's latest attempt. */
  public List<Job> jobs(long run) {
    return Pages.numbered(
        page ->
            calls
                .read("list the jobs of run " + run, at -> api().jobs(at, run, Pages.SIZE, page))
                .jobs());
  }

  /** The end of a job's log. */
  public JobLog log(long job) {
    try {
      return JobLog.Text.endOf(calls.read("read the log of job " + job, at -> api().log(at, job)));
    } catch (Elsewhere redirect) {
      return redirect
          .location()
          .map(logs::read)
          .orElseGet(() -> new JobLog.Unread("it is nowhere", ""));
    }
  }

  public List<PendingDeployment> pendingDeployments(long run) {
    return List.copyOf(
        calls.read("list what run " + run + " waits for", at -> api().pendingDeployments(at, run)));
  }

  /** Lets a run's deployment to an environment pass. */
  public void approve(long run, String environment, String comment) {
    review(run, new Review(environment, Optional.of("approved"), comment));
  }

  public void reject(long run, String environment, String comment) {
    review(run, new Review(environment, Optional.of("rejected"), comment));
  }

  /** Says how it stands and decides nothing; GitHub takes ten of them. */
  public void report(long run, String environment, String comment) {
    review(run, new Review(environment, Optional.empty(), comment));
  }

  public void rerunFailedJobs(long run) {
    calls.send("rerun the failed jobs of " + run, at -> api().rerunFailedJobs(at, run));
  }

  /**
   * @param workflow its id or its file's name
   */
  public void dispatch(String workflow, Dispatch dispatch) {
    calls.send("dispatch " + workflow, at -> api().dispatch(at, workflow, dispatch));
  }

  private void review(long run, Review review) {
    calls.send(
        "answer run " + run + " about " + review.environmentName(),
        at -> api().review(at, run, review));
  }

  private List<Run> runs(String status, String sha) {
    return Pages.numbered(
        page ->
            calls
                .read("list runs", at -> api().runs(at, status, sha, Pages.SIZE, page))
                .workflowRuns());
  }

  private ActionsApi api() {
    return calls.client(ActionsApi.class);
  }
}
