package io.deployguardian.local.demo;

/** What became of an attempt to change a route's weights. */
public sealed interface Shift {

  /** The weights are in force and on disk; no later request is routed by older ones. */
  record Written(Weights now) implements Shift {}

  /** Somebody else wrote first; nothing was changed. */
  record Conflict(Weights current) implements Shift {}
}
