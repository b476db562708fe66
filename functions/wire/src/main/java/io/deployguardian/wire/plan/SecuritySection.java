package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import java.util.Set;

/** {@code security:} which findings and licences keep a deployment back. */
final class SecuritySection {

  private SecuritySection() {}

  static Security read(Spot at) {
    Block security = Block.withKeys(at, "severity", "scans", "deniedLicences");
    Security usual = PlanDefaults.SECURITY;
    return new Security(
        security
            .get("severity")
            .flatMap(spot -> Block.word(spot, Level.class))
            .orElse(usual.severity()),
        security
            .list("scans", Scan.values().length, spot -> Block.word(spot, Scan.class))
            .<Set<Scan>>map(Set::copyOf)
            .orElse(usual.scans()),
        security
            .list("deniedLicences", PlanLimits.LICENCES, Form.LICENCE::read)
            .<Set<String>>map(Set::copyOf)
            .orElse(usual.deniedLicences()));
  }
}
