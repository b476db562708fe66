package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.IssuesApi;
import io.deployguardian.wire.github.api.rest.IssuesApi.Comment;
import io.deployguardian.wire.github.api.rest.IssuesApi.Issue;
import io.deployguardian.wire.github.api.rest.IssuesApi.IssueChange;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewReaction;
import io.deployguardian.wire.github.api.rest.IssuesApi.Text;
import java.util.List;

/** A repository's issues and their comments; a pull request is an issue, too. */
public final class Issues {
  private final Calls<At> calls;

  Issues(Calls<At> calls) {
    this.calls = calls;
  }

  /**
   * Newest first, without pull requests.
   *
   * @param state {@code open}, {@code closed}, {@code all}
   */
  public List<Issue> list(String label, String state) {
    List<Issue> found =
        Pages.numbered(
            page ->
                calls.read(
                    "list issues with " + label,
                    at -> api().issues(at, label, state, Pages.SIZE, page)));
    return found.stream().filter(issue -> issue.pullRequest().isEmpty()).toList();
  }

  public Issue get(int number) {
    return calls.read("get issue " + number, at -> api().issue(at, number));
  }

  public Issue create(NewIssue issue) {
    return calls.once("create an issue", at -> api().create(at, issue));
  }

  public Issue update(int number, IssueChange change) {
    return calls.repeat("update issue " + number, at -> api().update(at, number, change));
  }

  /** Oldest first. */
  public List<Comment> comments(int number) {
    return Pages.numbered(
        page ->
            calls.read(
                "list the comments of issue " + number,
                at -> api().comments(at, number, Pages.SIZE, page)));
  }

  public Comment comment(int number, String body) {
    return calls.once(
        "comment on issue " + number, at -> api().comment(at, number, new Text(body)));
  }

  public Comment updateComment(long comment, String body) {
    return calls.repeat(
        "update comment " + comment, at -> api().updateComment(at, comment, new Text(body)));
  }

  /** Twice is once: GitHub keeps one reaction of each kind and caller. */
  public void react(int number, String content) {
    calls.repeat(
        "react to issue " + number, at -> api().react(at, number, new NewReaction(content)));
  }

  /** As {@link #react}. */
  public void reactToComment(long comment, String content) {
    calls.repeat(
        "react to comment " + comment,
        at -> api().reactToComment(at, comment, new NewReaction(content)));
  }

  private IssuesApi api() {
    return calls.client(IssuesApi.class);
  }
}
