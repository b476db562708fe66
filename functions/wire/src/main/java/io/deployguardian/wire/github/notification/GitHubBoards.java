package io.deployguardian.wire.github.notification;

import io.deployguardian.core.notification.Boards;
import io.deployguardian.wire.github.api.GitHub;

/** The places that a GitHub App writes to. */
public final class GitHubBoards {

  private GitHubBoards() {}

  public static Boards of(GitHub github) {
    var us = new Us(github);
    return new Boards(
        new CheckRunBoard(github, us), new StatusBoard(github, us), new IssueBoard(github, us));
  }
}
