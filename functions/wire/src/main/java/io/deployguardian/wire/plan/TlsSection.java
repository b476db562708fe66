package io.deployguardian.wire.plan;

import io.deployguardian.core.check.TlsCheck;
import java.time.Duration;

/** {@code tls:} whose certificate, and how long it has to stay good. */
final class TlsSection {

  private TlsSection() {}

  static TlsCheck read(Spot at, String name, Duration timeout) {
    Block tls = Block.withKeys(at, "url", "expiresIn");
    return new TlsCheck(
        name,
        tls.text("url", Form.HTTPS),
        tls.duration("expiresIn", PlanLimits.EXPIRES_IN, PlanDefaults.EXPIRES_IN),
        timeout);
  }
}
