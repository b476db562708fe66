package io.deployguardian.wire.plan;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;
import java.util.stream.Stream;

/** A service that declares everything that readiness asks for, and variations of it. */
final class ReadyTexts {

  static final String READY =
      """
      version: 1
      services:
        shop:
          paths: ["services/shop/**", "lib/*.js"]
          ignore: ["**.md"]
          health: {readiness: /health/ready, liveness: /health/live}
          rollback: {to: last-known-good, document: docs/rollback.md, drill: 30d}
          monitoring: {alerts: [shop-5xx], dashboards: ["https://grafana.example/d/shop"]}
          runbook: docs/runbooks/shop.md
          resources: {cpu: 500m, memory: 512Mi, replicas: {least: 3, most: 20}, cpuTarget: 60%}
          security: {severity: moderate, scans: [dependabot, secret-scanning], deniedLicences: [SSPL-1.0]}
          objectives: {availability: 99.9%, latency: 300ms, completion: 2m}
          contacts: {primary: "@octo-org/shop", escalation: "@octo-org/leads", afterHours: the pager}
          migrations: {paths: ["db/migrations/**"], reversible: true}
          flags: [new-checkout]
          environments:
            dev:
              smoke: {checks: [{name: home, path: /}]}
            staging:
              soak: 4h
              smoke: {checks: [{name: home, path: /}]}
            production:
              tier: production
              after: staging
              approval: tech_lead
              branch: release/*
              domain: shop.example
              strategy: canary
              reason: money flows here
              requiredChecks: [build, test]
              freeze:
                - {from: "2026-12-20T00:00:00Z", to: "2027-01-02T00:00:00+01:00", reason: holidays}
                - {days: [friday, saturday], from: "16:00", to: "24:00", zone: Europe/Berlin, reason: weekend}
              smoke: {checks: [{name: home, path: /}]}
              canary: {stages: [{weight: 10, soak: 1h}]}
            pr-1:
              smoke: {checks: [{name: home, path: /}]}
      """;

  private ReadyTexts() {}

  static Stream<String> good() {
    return Stream.of(
            "$",
            "readiness: /health/ready, ->",
            ", liveness: /health/live ->",
            ", document: docs/rollback.md, drill: 30d ->",
            "document: docs/rollback.md -> document: \"https://wiki.example/rollback?page=1#drill\"",
            "drill: 30d -> drill: 730d",
            "alerts: [shop-5xx], ->",
            "docs/runbooks/shop.md -> .github/RUNBOOK.md",
            "docs/runbooks/shop.md -> \"https://wiki.example\"",
            "cpu: 500m, -> cpu: 2,",
            "cpu: 500m, -> cpu: 0.25,",
            "cpu: 500m, -> cpu: \"1.5\",",
            "cpu: 500m, memory: 512Mi, ->",
            "512Mi -> 1G",
            "least: 3, ->",
            "least: 3, most: 20 -> least: 0, most: 1",
            "cpuTarget: 60% -> cpuTarget: 0.1",
            "cpuTarget: 60% -> cpuTarget: 100%",
            "{severity: moderate, scans: [dependabot, secret-scanning], deniedLicences: [SSPL-1.0]} -> {}",
            "severity: moderate -> severity: critical",
            "99.9% -> 0.9999",
            "99.9% -> 50%",
            ", escalation: \"@octo-org/leads\", afterHours: the pager ->",
            ", reversible: true ->",
            "soak: 4h -> soak: 0s",
            "tier: production -> tier: staging",
            "after: staging -> after: dev",
            "branch: release/* -> branch: main",
            "strategy: canary -> strategy: all-at-once;{stages: [{weight: 10, soak: 1h}]} -> {}",
            "strategy: canary -> strategy: all-at-once;{weight: 10, soak: 1h} -> {weight: 100}",
            "strategy: canary -> # nothing;{weight: 10, soak: 1h} -> {weight: 100}",
            "\"2026-12-20T00:00:00Z\" -> 2026-12-20T00:00Z",
            "\"16:00\", to: \"24:00\" -> 16:00, to: 06:00",
            ", zone: Europe/Berlin ->")
        .map(ReadyTexts::ready);
  }

  /** {@link #READY} after some edits, {@code from -> to}, separated by semicolons. */
  static String ready(String edits) {
    String text = READY;
    for (String edit : edits.equals("$") ? new String[0] : edits.split(";")) {
      String[] parts = (edit + " ").split(" -> ?", 2);
      if (!text.contains(parts[0])) {
        throw new IllegalArgumentException("the plan has no " + parts[0]);
      }
      text = text.replace(parts[0], parts[1].strip().replace("\\n", "\n"));
    }
    return text;
  }

  /**
   * Of lines such as {@code both | 6 | health.readiness | edits | found | expected}: who sees it,
   * the line, and the place below the service.
   */
  static List<Bad> rows(String rows) {
    return rows.lines().map(row -> row.split(" [|] ")).map(ReadyTexts::row).toList();
  }

  private static Bad row(String[] row) {
    return new Bad(
        ready(row[3]),
        row[0].strip().equals("both"),
        Integer.parseInt(row[1].strip()),
        "services.shop" + (row[2].isBlank() ? "" : "." + row[2].strip()),
        row[4],
        row[5]);
  }
}
