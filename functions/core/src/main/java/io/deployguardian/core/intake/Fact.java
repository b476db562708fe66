package io.deployguardian.core.intake;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact out of a webhook. Those about a deployment carry all that registering a rollout needs.
 */
public sealed interface Fact {

  /** A fact about a deployment, which registers a rollout if none is known. */
  sealed interface OfDeployment extends Fact {

    Subject subject();
  }

  /** A deployment exists. */
  record Created(Subject subject) implements OfDeployment {}

  /**
   * The pipeline reported on a deployment.
   *
   * @param statusId GitHub's id of the status: the fact's own identity, whichever delivery tells it
   * @param url the environment URL, if the status names one
   */
  record Reported(Subject subject, Outcome outcome, long statusId, Instant at, Optional<URI> url)
      implements OfDeployment {}

  /**
   * A job waits for our word on a deployment.
   *
   * @param run GitHub's workflow run
   */
  record ApprovalRequested(Subject subject, long run) implements OfDeployment {}

  /**
   * A fact about a deployment that says of itself that it carries out one of our rollbacks.
   *
   * @param rollback the rollout that is rolled back
   */
  record Confirming(OfDeployment told, RolloutId rollback) implements Fact {}

  /** A fact about a repository goes on as an event. */
  record Noted(Event.OfRepository event) implements Fact {}

  /** Anything else: acknowledged and counted. */
  record Acknowledged(String event, String action) implements Fact {}

  /** What the pipeline reported. */
  enum Outcome {
    SUCCEEDED,
    FAILED
  }
}
