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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "REST API endpoints for issues", "issue comments" and "reactions". */
@Path("/repos/{owner}/{repo}")
@Produces(MediaTypes.GITHUB)
@Consumes(MediaTypes.JSON)
public interface IssuesApi {

  record Label(String name) {}

  record PullRequest(String htmlUrl) {}

  /**
   * @param state {@code open} or {@code closed}
   * @param pullRequest there if it is a pull request: the list holds both
   */
  record Issue(
      long id,
      int number,
      String title,
      String state,
      Optional<String> body,
      List<Label> labels,
      Optional<Account> user,
      String htmlUrl,
      Instant createdAt,
      Instant updatedAt,
      Optional<PullRequest> pullRequest) {}

  record NewIssue(String title, String body, List<String> labels) {}

  /** What is absent stays as it is. */
  record IssueChange(
      Optional<String> title,
      Optional<String> body,
      Optional<String> state,
      Optional<String> stateReason,
      Optional<List<String>> labels) {

    public static IssueChange closed() {
      return new IssueChange(
          Optional.empty(),
          Optional.empty(),
          Optional.of("closed"),
          Optional.of("completed"),
          Optional.empty());
    }

    public static IssueChange body(String body) {
      return new IssueChange(
          Optional.empty(),
          Optional.of(body),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  record Comment(long id, String body, Optional<Account> user, String htmlUrl, Instant createdAt) {}

  record Text(String body) {}

  /**
   * @param content {@code +1}, {@code -1}, {@code laugh}, {@code confused}, {@code heart}, {@code
   *     hooray}, {@code rocket}, {@code eyes}
   */
  record Reaction(long id, String content, Optional<Account> user) {}

  record NewReaction(String content) {}

  @GET
  @Path("issues")
  List<Issue> issues(
      @BeanParam At at,
      @QueryParam("labels") String labels,
      @QueryParam("state") String state,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @GET
  @Path("issues/{number}")
  Issue issue(@BeanParam At at, @PathParam("number") int number);

  @POST
  @Path("issues")
  Issue create(@BeanParam At at, NewIssue issue);

  @PATCH
  @Path("issues/{number}")
  Issue update(@BeanParam At at, @PathParam("number") int number, IssueChange change);

  @GET
  @Path("issues/{number}/comments")
  List<Comment> comments(
      @BeanParam At at,
      @PathParam("number") int number,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @POST
  @Path("issues/{number}/comments")
  Comment comment(@BeanParam At at, @PathParam("number") int number, Text text);

  @PATCH
  @Path("issues/comments/{id}")
  Comment updateComment(@BeanParam At at, @PathParam("id") long comment, Text text);

  @POST
  @Path("issues/{number}/reactions")
  Reaction react(@BeanParam At at, @PathParam("number") int number, NewReaction reaction);

  @POST
  @Path("issues/comments/{id}/reactions")
  Reaction reactToComment(@BeanParam At at, @PathParam("id") long comment, NewReaction reaction);
}
