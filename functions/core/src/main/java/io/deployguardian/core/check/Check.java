package io.deployguardian.core.check;

import java.time.Duration;

/** One thing that a published version has to do, or to be. */
public sealed interface Check permits Check.Probed, WorkflowCheck {

  /** No other check of its suite has it. */
  String name();

  /**
   * A check that one probe answers while a worker waits. Such checks are repeated and taken over,
   * so whatever they ask has to change nothing.
   */
  sealed interface Probed extends Check
      permits HttpCheck, SecurityHeadersCheck, TlsCheck, LambdaCheck, LoadCheck {

    /** After which an attempt, or a request of a burst, counts as failed. */
    Duration timeout();
  }
}
