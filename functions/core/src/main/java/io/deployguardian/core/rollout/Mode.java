package io.deployguardian.core.rollout;

/** How much the guardian may do. */
public enum Mode {
  /** Decides and acts. */
  GUARDING("guarding"),
  /** Decides and records, reads the weights that others set, and changes nothing outside. */
  OBSERVE_ONLY("observe-only"),
  /** Records what it is told, and neither decides nor acts until it is started again. */
  STOPPED("stopped");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The stricter of two. */
  public Mode and(Mode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
