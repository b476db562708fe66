package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One audit run.
 *
 * @param scope what was audited; today the guardian's own ledger
 */
public record AuditReport(String scope, Instant at, List<Finding> findings, Dora dora) {

  public AuditReport {
    findings = List.copyOf(findings);
  }

  /** The worst finding's severity; INFO if there is none. */
  public Severity worst() {
    return findings.stream()
        .map(Finding::severity)
        .min(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }
}
