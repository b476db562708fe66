package io.deployguardian.core.notification;

import java.util.Objects;

/** The places that are written to. */
public record Boards(CheckRuns checkRuns, DeploymentStatuses statuses, IncidentIssues incidents) {

  public Boards {
    Objects.requireNonNull(checkRuns, "checkRuns");
    Objects.requireNonNull(statuses, "statuses");
    Objects.requireNonNull(incidents, "incidents");
  }
}
