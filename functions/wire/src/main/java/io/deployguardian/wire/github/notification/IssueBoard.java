package io.deployguardian.wire.github.notification;

import io.deployguardian.core.notification.Answer;
import io.deployguardian.core.notification.IncidentIssue;
import io.deployguardian.core.notification.IncidentIssues;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.Issues;
import io.deployguardian.wire.github.api.rest.IssuesApi.Issue;
import io.deployguardian.wire.github.api.rest.IssuesApi.IssueChange;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.List;
import java.util.Optional;

/**
 * Issues about incidents. The body is ours, the comments are people's, and an issue that a person
 * closed is not opened again.
 */
final class IssueBoard implements IncidentIssues {

  private final GitHub github;
  private final Us us;

  IssueBoard(GitHub github, Us us) {
    this.github = github;
    this.us = us;
  }

  @Override
  public Answer find(IncidentIssue wanted) {
    return Asked.of(
        () ->
            at(wanted).list(IncidentIssue.LABEL, "all").stream()
                .filter(issue -> us.wrote(issue.user()))
                .filter(issue -> begins(issue.body(), wanted.marker()))
                .findFirst()
                .map(IssueBoard::told)
                .orElseGet(Answer.Absent::new));
  }

  @Override
  public Answer create(IncidentIssue wanted) {
    var issue = new NewIssue(wanted.title(), wanted.body(), List.of(IncidentIssue.LABEL));
    return Asked.of(() -> resolved(at(wanted).create(issue), wanted));
  }

  @Override
  public Answer update(String id, IncidentIssue wanted) {
    var change =
        new IssueChange(
            Optional.of(wanted.title()),
            Optional.of(wanted.body()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Asked.ofKnown(() -> resolved(at(wanted).update(Integer.parseInt(id), change), wanted));
  }

  /** The comment first: an issue that is closed has everything. */
  private Answer resolved(Issue issue, IncidentIssue wanted) {
    if (wanted.resolution().isPresent() && issue.state().equals("open")) {
      Issues issues = at(wanted);
      String marker = wanted.resolutionMarker().orElseThrow();
      boolean said =
          issues.comments(issue.number()).stream()
              .anyMatch(
                  comment ->
                      us.wrote(comment.user()) && begins(Optional.of(comment.body()), marker));
      if (!said) {
        issues.comment(issue.number(), wanted.resolution().get());
      }
      issues.update(issue.number(), IssueChange.closed());
    }
    return told(issue);
  }

  private Issues at(IncidentIssue wanted) {
    return github.issues(Repository.of(wanted.repositoryName()));
  }

  private static boolean begins(Optional<String> text, String marker) {
    return text.filter(body -> body.startsWith(marker)).isPresent();
  }

  private static Answer told(Issue issue) {
    return Asked.told(issue.number(), Optional.of(issue.htmlUrl()));
  }
}
