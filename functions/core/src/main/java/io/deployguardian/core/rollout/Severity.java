package io.deployguardian.core.rollout;

/** Who has to know, and how fast. */
public enum Severity {
  /** Page somebody now. */
  CRITICAL,
  /** Tell the channel. */
  WARNING,
  /** For the record. */
  INFO
}
