package io.deployguardian.core.gate;

import io.deployguardian.core.rollout.Subject;

/** Tells GitHub what was decided about a deployment that one of its jobs waits for. */
public interface GateAnswers {

  /** Longer comments are refused by GitHub. */
  int MOST_CHARACTERS = 1_024;

  /**
   * Answers, and reads back. Saying the same again does no harm: whoever doesn't wait any more is
   * left alone.
   *
   * @param comment at most {@link #MOST_CHARACTERS}
   */
  Told answer(Subject subject, long run, boolean approved, String comment);

  /** What became of an answer. */
  sealed interface Told {

    /** GitHub has it: nothing waits for us any more. */
    record Taken(String how) implements Told {}

    /** It may be had or not; it has to be said again. */
    record Unclear(String why) implements Told {}

    /** GitHub won't have it from us, such as for a missing permission. */
    record Refused(String why) implements Told {}
  }
}
