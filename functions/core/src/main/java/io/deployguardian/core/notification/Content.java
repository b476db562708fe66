package io.deployguardian.core.notification;

/** What a channel should show of a rollout as it stands. */
sealed interface Content permits CheckRun, DeploymentStatus, IncidentIssue {

  /** Equal for what looks the same: then nothing has to be told. */
  String digest();
}
