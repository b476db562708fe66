package io.deployguardian.wire.report;

import io.deployguardian.core.notification.IncidentReport;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.notification.Typesetter;

/** Pages for GitHub, no longer than it takes. */
public final class Markdown implements Typesetter {

  @Override
  public String report(Report report) {
    return Cut.fitting(cut -> ReportPage.of(report, cut));
  }

  @Override
  public String incident(IncidentReport incident) {
    return Cut.fitting(cut -> IncidentPage.of(incident, cut));
  }

  @Override
  public String resolution(IncidentReport incident) {
    return Cut.fitting(cut -> IncidentPage.resolution(incident, cut));
  }
}
