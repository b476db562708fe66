package io.deployguardian.core.command;

/** What came of carrying out an order. */
sealed interface Outcome {

  /** Done, or known to be impossible; {@code text} is what its author gets to read. */
  record Reply(String text) implements Outcome {}

  /** Somebody who may not command: nothing happens, and nothing is said. */
  record Nothing(String why) implements Outcome {}

  /** It is not known yet whether, or about what. */
  record Later(String why) implements Outcome {}

  /** GitHub refuses what has to be known. */
  record Refused(String doing, String why) implements Outcome {}
}
