package io.deployguardian.local.cost;

import java.util.List;

/**
 * How a plan exposes a release.
 *
 * @param canary the plan's section; what it leaves out has the plan's defaults
 */
record PlanShape(String name, String canary) {

  private static final String HOURS =
      "stages: [{ weight: 10, soak: 1h }, { weight: 25, soak: 1h }, { weight: 50, soak: 1h }]";

  static final PlanShape DEFAULT = new PlanShape("default: 10, 25, 50 %, 10 minutes each", "{}");

  static final List<PlanShape> ALL =
      List.of(
          DEFAULT,
          new PlanShape("an hour each: 10, 25, 50 %", "{ " + HOURS + " }"),
          new PlanShape("the same, looked at every 5 minutes", "{ interval: 5m, " + HOURS + " }"),
          new PlanShape(
              "an hour each, and p50, p95, p99 besides",
              "{ "
                  + HOURS
                  + ", metrics: [{ name: error-rate, kind: ratio, threshold: 1% },"
                  + " { name: slower-than-500ms, kind: ratio, threshold: 1% },"
                  + " { name: slower-than-200ms, kind: ratio, threshold: 5% },"
                  + " { name: latency-p50, kind: value, threshold: 200 },"
                  + " { name: latency-p95, kind: value, threshold: 200 },"
                  + " { name: latency-p99, kind: value, threshold: 500 }] }"));

  String yaml() {
    return """
    version: 1
    services:
      shop:
        health: { readiness: /health, liveness: /health }
        rollback: { to: last-known-good }
        monitoring: { alerts: [shop-errors], dashboards: ["https://grafana.example.org/d/shop"] }
        runbook: docs/runbook.md
        resources: { memory: 256Mi, replicas: { least: 2, most: 10 } }
        environments:
          production:
            smoke:
              privateProbes: true
              checks:
                - { name: health, path: /health, status: 200, json: { /status: UP } }
            canary: %s
    """
        .formatted(canary);
  }
}
