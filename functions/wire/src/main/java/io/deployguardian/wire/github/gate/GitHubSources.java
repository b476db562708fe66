package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Drills;
import io.deployguardian.core.gate.source.ErrorBudgets;
import io.deployguardian.core.gate.source.Flags;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.wire.github.api.GitHub;
import java.time.InstantSource;

/** What the gate's rules may ask, where the guardian has access to GitHub. */
public final class GitHubSources {

  private GitHubSources() {}

  /**
   * @param ledger what the guardian knows of itself
   */
  public static Sources of(GitHub github, InstantSource clock, Ledger ledger) {
    return new Sources(
        new CommitChecks(github),
        new RepositoryAlerts(github, clock),
        new DependencyReview(github),
        new RepositoryCommits(github),
        new PullRequestReviews(github),
        new CommittedFiles(github),
        new DeploymentOrigins(github),
        ledger,
        Drills.none(),
        ErrorBudgets.none(),
        Flags.none());
  }
}
