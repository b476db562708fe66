package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.GateAnswers;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.Elsewhere;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.http.Sleeper;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;

/**
 * Answers as a custom deployment protection rule. It looks before it speaks, so to say the same
 * again is to find that nothing waits: an answer that GitHub took, and whose 204 was lost, is not
 * given a second time.
 */
public final class ProtectionRuleAnswers implements GateAnswers {

  /** After the first look: GitHub answers before all of it knows. */
  private static final int LOOKS_AGAIN = 2;

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final GitHub github;
  private final Sleeper sleeper;

  public ProtectionRuleAnswers(GitHub github, Sleeper sleeper) {
    this.github = github;
    this.sleeper = sleeper;
  }

  @Override
  public Told answer(Subject subject, long run, boolean approved, String comment) {
    Repository repository;
    try {
      repository = Repository.of(subject.repositoryName());
    } catch (IllegalArgumentException e) {
      return new Told.Refused("the deployment's repository: " + e.getMessage());
    }
    try {
      var job = new WaitingJob(github, repository, subject, run);
      return job.over()
          .<Told>map(Told.Taken::new)
          .orElseGet(() -> answered(job, approved, comment));
    } catch (GitHubFailure failure) {
      return told(failure);
    }
  }

  private Told answered(WaitingJob job, boolean approved, String comment) {
    try {
      job.answer(approved, comment);
    } catch (GitHubFailure failure) {
      // What failed may have been done all the same; and what is refused, somebody did before us.
      return told(failure) instanceof Told.Unclear unclear
          ? job.over().<Told>map(Told.Taken::new).orElse(unclear)
          : told(failure);
    }
    return confirmed(job, approved ? "approved" : "rejected");
  }

  /** That it waits even so is no reason to say it again: GitHub asks for everybody's word. */
  private Told confirmed(WaitingJob job, String what) {
    for (int again = 0; job.over().isEmpty(); again++) {
      if (again == LOOKS_AGAIN) {
        return new Told.Taken(what + ", and other rules still wait");
      }
      if (!pause()) {
        return new Told.Unclear(what + ", and interrupted before it was read back");
      }
    }
    return new Told.Taken(what);
  }

  private boolean pause() {
    try {
      sleeper.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What may be different the next time is unclear; for the rest a person has to do something. */
  private static Told told(GitHubFailure failure) {
    return switch (failure) {
      case Unavailable later -> new Told.Unclear(later.getMessage());
      case Throttled later -> new Told.Unclear(later.getMessage());
      case Refused no when no.ground() == Ground.INVALID -> new Told.Unclear(no.getMessage());
      case Refused no -> new Told.Refused(no.getMessage());
      case NotFound no -> new Told.Refused(no.getMessage());
      case Elsewhere no -> new Told.Refused(no.getMessage());
    };
  }
}
