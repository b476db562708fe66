package io.deployguardian.wire.plan;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.SmokePlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code smoke:} the checks and how often, how long and where they may ask. */
final class SmokeSection {

  private SmokeSection() {}

  static SmokePlan read(Spot at) {
    Block smoke = Block.withKeys(at, "limit", "privateProbes", "retries", "checks");
    return new SmokePlan(
        checks(smoke),
        smoke.get("retries").map(SmokeSection::retries).orElse(PlanDefaults.RETRIES),
        smoke.duration("limit", PlanLimits.LIMIT, PlanDefaults.LIMIT),
        smoke.truth("privateProbes", false));
  }

  private static List<HttpCheck> checks(Block smoke) {
    Set<String> names = new TreeSet<>();
    return smoke
        .need("checks", "at least one check")
        .map(spot -> spot.items(PlanLimits.CHECKS, "checks"))
        .orElse(List.of())
        .stream()
        .map(spot -> CheckSection.read(spot, names))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Retries retries(Spot at) {
    Block retries = Block.withKeys(at, "attempts", "first", "longest");
    Retries otherwise = PlanDefaults.RETRIES;
    int attempts = retries.whole("attempts", 1, PlanLimits.ATTEMPTS, otherwise.attempts());
    Duration first = retries.duration("first", PlanLimits.PAUSE, otherwise.first());
    Duration longest = retries.duration("longest", PlanLimits.PAUSE, otherwise.longest());
    if (longest.compareTo(first) < 0) {
      Spot wrong = retries.get("longest").or(() -> retries.get("first")).orElse(at);
      wrong.wrong("longest to be no shorter than first, " + Durations.text(first));
    }
    return new Retries(attempts, first, longest);
  }
}
