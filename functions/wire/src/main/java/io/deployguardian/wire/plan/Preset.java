package io.deployguardian.wire.plan;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.SecurityHeadersCheck;
import java.util.Optional;
import java.util.TreeMap;

/** {@code presets:} checks that are the same for everybody, by the name that they have. */
enum Preset {
  SECURITY_HEADERS,
  METRICS;

  String checkName() {
    return switch (this) {
      case SECURITY_HEADERS -> "security-headers";
      case METRICS -> "metrics";
    };
  }

  Check check() {
    return switch (this) {
      case SECURITY_HEADERS -> new SecurityHeadersCheck(checkName(), "/", PlanDefaults.TIMEOUT);
      case METRICS ->
          new HttpCheck(
              checkName(),
              "/metrics",
              PlanDefaults.STATUS,
              new TreeMap<>(),
              new TreeMap<>(),
              Optional.empty(),
              PlanDefaults.TIMEOUT);
    };
  }
}
