package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "REST API endpoints for workflow runs", "workflow jobs" and "workflows". */
@Path("/repos/{owner}/{repo}/actions")
@Produces(MediaTypes.GITHUB)
@Consumes(MediaTypes.JSON)
public interface ActionsApi {

  /**
   * @param event what started it, such as {@code push}
   * @param status {@code queued}, {@code in_progress}, {@code completed}, {@code waiting} and
   *     others
   * @param path the workflow's file
   * @param displayTitle what people see: the workflow's {@code run-name}, where it has one
   */
  record Run(
      long id,
      Optional<String> name,
      String headSha,
      Optional<String> headBranch,
      String event,
      Optional<String> status,
      Optional<String> conclusion,
      int runAttempt,
      String path,
      Optional<String> displayTitle,
      String htmlUrl,
      Optional<Account> actor,
      Instant createdAt) {}

  record Runs(int totalCount, List<Run> workflowRuns) {}

  record Step(int number, String name, String status, Optional<String> conclusion) {}

  record Job(
      long id,
      long runId,
      String name,
      String status,
      Optional<String> conclusion,
      Optional<String> htmlUrl,
      Optional<Instant> startedAt,
      Optional<Instant> completedAt,
      Optional<List<Step>> steps) {}

  record Jobs(int totalCount, List<Job> jobs) {}

  record Environment(long id, String name) {}

  /**
   * @param currentUserCanApprove as a reviewer; a protection rule answers without being one
   */
  record PendingDeployment(Environment environment, int waitTimer, boolean currentUserCanApprove) {}

  /**
   * @param state {@code approved} or {@code rejected}; without one the comment is a report
   * @param comment Markdown, at most 1,024 characters
   */
  record Review(String environmentName, Optional<String> state, String comment) {}

  /**
   * @param ref a branch or tag
   */
  record Dispatch(String ref, Map<String, String> inputs) {}

  @GET
  @Path("runs/{id}")
  Run run(@BeanParam At at, @PathParam("id") long id);

  @GET
  @Path("runs")
  Runs runs(
      @BeanParam At at,
      @QueryParam("status") String status,
      @QueryParam("head_sha") String headSha,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /**
   * @param workflow its id or its file's name
   * @param created a date or a range such as {@code >=2026-11-20T12:00:00Z}
   */
  @GET
  @Path("workflows/{workflow}/runs")
  Runs runsOf(
      @BeanParam At at,
      @PathParam("workflow") String workflow,
      @QueryParam("event") String event,
      @QueryParam("created") String created,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /** Of the run's latest attempt. */
  @GET
  @Path("runs/{id}/jobs")
  Jobs jobs(
      @BeanParam At at,
      @PathParam("id") long run,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /** Never answers with the log: it redirects to where the log is, for a minute. */
  @GET
  @Path("jobs/{id}/logs")
  String log(@BeanParam At at, @PathParam("id") long job);

  @GET
  @Path("runs/{id}/pending_deployments")
  List<PendingDeployment> pendingDeployments(@BeanParam At at, @PathParam("id") long run);

  @POST
  @Path("runs/{id}/deployment_protection_rule")
  void review(@BeanParam At at, @PathParam("id") long run, Review review);

  @POST
  @Path("runs/{id}/rerun-failed-jobs")
  void rerunFailedJobs(@BeanParam At at, @PathParam("id") long run);

  /**
   * @param workflow its id or its file's name
   */
  @POST
  @Path("workflows/{workflow}/dispatches")
  void dispatch(@BeanParam At at, @PathParam("workflow") String workflow, Dispatch dispatch);
}
