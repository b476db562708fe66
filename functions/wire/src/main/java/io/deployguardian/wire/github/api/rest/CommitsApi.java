package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "REST API endpoints for commits" and "commit statuses". */
@Path("/repos/{owner}/{repo}")
@Produces(MediaTypes.GITHUB)
public interface CommitsApi {

  /** Of the repository. */
  record Home(String defaultBranch) {}

  record Commit(
      String sha,
      Message commit,
      Optional<Known> author,
      Optional<Known> committer,
      List<Parent> parents,
      String htmlUrl) {}

  /** The account behind an e-mail address; GitHub answers with an empty object for some. */
  record Known(Optional<Long> id, Optional<String> login) {}

  /** What Git says, unlike the accounts that GitHub found for its e-mail addresses. */
  record Message(
      String message, Signed author, Signed committer, Optional<Verification> verification) {}

  record Signed(String name, String email, Instant date) {}

  record Verification(boolean verified, String reason) {}

  record Parent(String sha) {}

  /**
   * @param state {@code success}, {@code failure}, or {@code pending}, which it also is without any
   */
  record CombinedStatus(String state, String sha, int totalCount, List<Status> statuses) {}

  record Status(
      String context,
      String state,
      Optional<String> description,
      Optional<String> targetUrl,
      Instant updatedAt) {}

  /**
   * @param status {@code identical}, {@code ahead}, {@code behind}, {@code diverged}
   * @param files at most 300, and on the first page only
   */
  record Comparison(
      String status,
      int aheadBy,
      int behindBy,
      int totalCommits,
      List<Commit> commits,
      Optional<List<ChangedFile>> files) {}

  /**
   * @param status {@code added}, {@code removed}, {@code modified}, {@code renamed} and others
   */
  record ChangedFile(
      String filename,
      String status,
      int additions,
      int deletions,
      Optional<String> previousFilename) {}

  @GET
  Home home(@BeanParam At at);

  @GET
  @Path("commits/{ref}")
  Commit commit(@BeanParam At at, @PathParam("ref") String ref);

  @GET
  @Path("commits/{ref}/status")
  CombinedStatus status(
      @BeanParam At at,
      @PathParam("ref") String ref,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @GET
  @Path("commits/{sha}/pulls")
  List<PullsApi.Pull> pulls(
      @BeanParam At at,
      @PathParam("sha") String sha,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /**
   * @param range {@code base...head}
   */
  @GET
  @Path("compare/{range}")
  Comparison compare(
      @BeanParam At at,
      @PathParam("range") String range,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);
}
