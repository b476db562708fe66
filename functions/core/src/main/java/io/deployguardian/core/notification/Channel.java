package io.deployguardian.core.notification;

/** Where a rollout is shown, in the order in which it is told: a status links to the check run. */
public enum Channel {
  CHECK_RUN("check run"),
  DEPLOYMENT_STATUS("deployment status"),
  INCIDENT("incident");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
