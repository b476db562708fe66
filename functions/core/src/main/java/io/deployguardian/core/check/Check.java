package io.deployguardian.core.check;

import java.time.Duration;

/**
 * One thing that a published version has to do, or to be. Checks are repeated and taken over, so
 * whatever they ask has to change nothing.
 */
public sealed interface Check
    permits HttpCheck, SecurityHeadersCheck, TlsCheck, LambdaCheck, LoadCheck {

  /** No other check of its suite has it. */
  String name();

  /** After which an attempt, or a request of a burst, counts as failed. */
  Duration timeout();
}
