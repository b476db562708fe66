package io.deployguardian.core.plan;

import java.net.URI;
import java.util.List;

/**
 * Who notices when the service is ill, and where people look.
 *
 * @param alerts names of alarms, as the monitoring system has them
 * @param dashboards https URLs
 */
public record Monitoring(List<String> alerts, List<URI> dashboards) {

  public Monitoring {
    alerts = List.copyOf(alerts);
    dashboards = List.copyOf(dashboards);
  }
}
