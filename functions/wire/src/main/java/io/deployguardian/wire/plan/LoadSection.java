package io.deployguardian.wire.plan;

import io.deployguardian.core.check.LoadCheck;
import java.time.Duration;
import java.util.Optional;

/** {@code load:} a small burst, and what it may cost. */
final class LoadSection {

  private LoadSection() {}

  static Optional<LoadCheck> read(Spot at, String name, Duration timeout) {
    Block load = Block.withKeys(at, "path", "users", "duration", "p95", "errors");
    Optional<String> path = load.need("path", "a path such as /health").flatMap(Form.PATH::read);
    int users = load.whole("users", 1, LoadCheck.MOST_USERS, PlanDefaults.USERS);
    Duration duration = load.duration("duration", PlanLimits.BURST, PlanDefaults.BURST);
    Duration p95 = load.duration("p95", PlanLimits.SLOWEST, PlanDefaults.P95);
    double errors =
        load.get("errors")
            .flatMap(spot -> Block.share(spot, PlanLimits.SHARE))
            .orElse(PlanDefaults.ERRORS);
    return path.map(where -> new LoadCheck(name, where, users, duration, p95, errors, timeout));
  }
}
