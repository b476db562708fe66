package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "REST API endpoints for check runs". */
@Path("/repos/{owner}/{repo}")
@Produces(MediaTypes.GITHUB)
@Consumes(MediaTypes.JSON)
public interface CheckRunsApi {

  record App(long id, String slug) {}

  /**
   * @param externalId ours, if the run is ours: the key by which it is found again
   * @param status {@code queued}, {@code in_progress}, {@code completed}, or another App's
   * @param conclusion once it is completed
   */
  record CheckRun(
      long id,
      String name,
      String headSha,
      Optional<String> externalId,
      String status,
      Optional<String> conclusion,
      Optional<String> detailsUrl,
      Optional<String> htmlUrl,
      Optional<Instant> startedAt,
      Optional<Instant> completedAt,
      Optional<App> app) {}

  /**
   * @param summary Markdown, at most 65,535 characters, as {@code text}
   */
  record Output(String title, String summary, Optional<String> text) {}

  /**
   * A button on the check.
   *
   * @param label at most 20 characters, as {@code identifier}
   * @param description at most 40
   */
  record Action(String label, String description, String identifier) {}

  record NewCheckRun(
      String name,
      String headSha,
      String externalId,
      String status,
      Optional<String> conclusion,
      Optional<URI> detailsUrl,
      Optional<Instant> startedAt,
      Optional<Instant> completedAt,
      Output output,
      List<Action> actions) {}

  /** What is absent stays as it is, but the actions, which are replaced. */
  record CheckRunChange(
      String status,
      Optional<String> conclusion,
      Optional<Instant> completedAt,
      Output output,
      List<Action> actions) {}

  record Page(int totalCount, List<CheckRun> checkRuns) {}

  /**
   * @param annotationLevel {@code notice}, {@code warning}, {@code failure}
   */
  record Annotation(Optional<String> annotationLevel, Optional<String> message) {}

  @POST
  @Path("check-runs")
  CheckRun create(@BeanParam At at, NewCheckRun run);

  @PATCH
  @Path("check-runs/{id}")
  CheckRun update(@BeanParam At at, @PathParam("id") long id, CheckRunChange change);

  @GET
  @Path("check-runs/{id}")
  CheckRun checkRun(@BeanParam At at, @PathParam("id") long id);

  @GET
  @Path("check-runs/{id}/annotations")
  List<Annotation> annotations(
      @BeanParam At at,
      @PathParam("id") long id,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /**
   * @param filter {@code latest} of each name, or {@code all}
   */
  @GET
  @Path("commits/{ref}/check-runs")
  Page ofRef(
      @BeanParam At at,
      @PathParam("ref") String ref,
      @QueryParam("check_name") String name,
      @QueryParam("app_id") Long app,
      @QueryParam("filter") String filter,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);
}
