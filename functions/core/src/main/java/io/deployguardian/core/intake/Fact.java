package io.deployguardian.core.intake;

import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact out of a webhook, as far as rollouts are concerned. Each carries all that registering
 * one needs.
 */
public sealed interface Fact {

  /** A deployment exists. */
  record Created(Subject subject) implements Fact {}

  /**
   * The pipeline reported on a deployment.
   *
   * @param statusId GitHub's id of the status: the fact's own identity, whichever delivery tells it
   * @param url the environment URL, if the status names one
   */
  record Reported(Subject subject, Outcome outcome, long statusId, Instant at, Optional<URI> url)
      implements Fact {}

  /** Anything else: acknowledged and counted. */
  record Acknowledged(String event, String action) implements Fact {}

  /** What the pipeline reported. */
  enum Outcome {
    SUCCEEDED,
    FAILED
  }
}
