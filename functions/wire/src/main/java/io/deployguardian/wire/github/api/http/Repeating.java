package io.deployguardian.wire.github.api.http;

/** Whether a call that may have been made can be made again. */
public enum Repeating {

  /** Twice is the same as once. */
  SAFE,

  /** Twice would be one too many: only what certainly never left is sent again. */
  UNSAFE
}
