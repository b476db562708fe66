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

/** "REST API endpoints for pull requests" and "pull request reviews". */
@Path("/repos/{owner}/{repo}/pulls")
@Produces(MediaTypes.GITHUB)
public interface PullsApi {

  record Branch(String ref, String sha) {}

  /**
   * @param state {@code open} or {@code closed}; merged if {@code mergedAt} is there
   */
  record Pull(
      int number,
      String title,
      String state,
      boolean draft,
      Optional<Account> user,
      List<IssuesApi.Label> labels,
      Branch head,
      Branch base,
      Optional<Instant> mergedAt,
      Optional<String> mergeCommitSha,
      String htmlUrl) {}

  /**
   * @param state {@code APPROVED}, {@code CHANGES_REQUESTED}, {@code COMMENTED}, {@code DISMISSED},
   *     {@code PENDING}
   * @param commitId what was looked at
   */
  record Review(
      long id,
      Optional<Account> user,
      String state,
      Optional<String> commitId,
      Optional<Instant> submittedAt) {}

  @GET
  @Path("{number}")
  Pull pull(@BeanParam At at, @PathParam("number") int number);

  /** Oldest first. */
  @GET
  @Path("{number}/reviews")
  List<Review> reviews(
      @BeanParam At at,
      @PathParam("number") int number,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);
}
