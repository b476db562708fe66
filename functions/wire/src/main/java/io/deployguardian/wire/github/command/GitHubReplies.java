package io.deployguardian.wire.github.command;

import io.deployguardian.core.command.Replies;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.Issues;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.rest.IssuesApi.Comment;
import io.deployguardian.wire.github.api.rest.Repository;

/**
 * Replies as comments. Each begins with a marker that nobody sees, and is looked for before it is
 * written: an answer of GitHub's that got lost never makes two.
 */
public final class GitHubReplies implements Replies {

  private final GitHub github;
  private final String ownLogin;

  /**
   * @param ownLogin the login under which our own App writes: anybody could write the marker
   */
  public GitHubReplies(GitHub github, String ownLogin) {
    this.github = github;
    this.ownLogin = ownLogin;
  }

  @Override
  public Told reply(Event.CommandGiven to, String text) {
    Issues issues = github.issues(Repository.of(to.origin().repositoryName()));
    int number = Math.toIntExact(to.number());
    String marker = "<!-- deploy-guardian:reply:" + to.comment() + " -->";
    try {
      if (issues.comments(number).stream().noneMatch(comment -> isOurs(comment, marker))) {
        issues.comment(number, marker + "\n" + text);
      }
      return new Told.Taken();
    } catch (GitHubFailure failure) {
      return Asking.isLasting(failure)
          ? new Told.Refused(failure.getMessage())
          : new Told.Unavailable(failure.getMessage());
    }
  }

  private boolean isOurs(Comment comment, String marker) {
    return comment.body().startsWith(marker)
        && comment.user().filter(user -> user.login().equalsIgnoreCase(ownLogin)).isPresent();
  }
}
