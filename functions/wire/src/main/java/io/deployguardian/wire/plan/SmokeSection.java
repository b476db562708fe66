package io.deployguardian.wire.plan;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Pauses;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.SmokePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code smoke:} the checks and how often, how long and where they may ask. */
final class SmokeSection {

  private SmokeSection() {}

  static SmokePlan read(Spot at) {
    Block smoke =
        Block.withKeys(
            at, "limit", "delay", "privateProbes", "retries", "checks", "presets", "bypass");
    List<Check> checks = checks(smoke);
    Duration delay = smoke.duration("delay", PlanLimits.SMOKE_DELAY, PlanDefaults.SMOKE_DELAY);
    Duration limit = smoke.duration("limit", PlanLimits.LIMIT, PlanDefaults.LIMIT);
    compare(smoke, checks, delay, limit);
    return new SmokePlan(
        checks,
        smoke.get("retries").map(SmokeSection::retries).orElse(PlanDefaults.RETRIES),
        delay,
        limit,
        smoke.truth("privateProbes", false),
        smoke.get("bypass").flatMap(SmokeSection::bypass));
  }

  private static List<Check> checks(Block smoke) {
    Set<String> names = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    List<Check> checks = new ArrayList<>();
    smoke
        .need("checks", "at least one check")
        .map(spot -> spot.items(PlanLimits.CHECKS, "checks"))
        .orElse(List.of())
        .forEach(spot -> CheckSection.read(spot, names, files).ifPresent(checks::add));
    smoke
        .list("presets", Preset.values().length, spot -> preset(spot, names))
        .orElse(List.of())
        .forEach(preset -> checks.add(preset.check()));
    return checks;
  }

  private static Optional<Preset> preset(Spot at, Set<String> names) {
    Optional<Preset> preset = Block.word(at, Preset.class);
    preset
        .filter(p -> names.contains(p.checkName()))
        .ifPresent(p -> at.wrong("a preset whose name no check has"));
    return preset;
  }

  /** A suite that can't end in time would fail whatever the release does. */
  private static void compare(Block smoke, List<Check> checks, Duration delay, Duration limit) {
    Duration least = delay;
    for (Check check : checks) {
      if (check instanceof LoadCheck burst) {
        least = least.plus(burst.duration());
      }
    }
    if (limit.compareTo(least) <= 0) {
      Spot wrong = smoke.get("limit").or(() -> smoke.get("delay")).orElse(smoke.at());
      wrong.wrong("a limit longer than delay and bursts together, " + Durations.text(least));
    }
  }

  private static Retries retries(Spot at) {
    Block retries = Block.withKeys(at, "attempts", "first", "longest", "interval");
    int attempts =
        retries.whole("attempts", 1, PlanLimits.ATTEMPTS, PlanDefaults.RETRIES.attempts());
    Optional<Duration> interval =
        retries.get("interval").flatMap(spot -> Block.duration(spot, PlanLimits.PAUSE));
    Pauses.BackOff backOff = backOff(at, retries);
    if (retries.get("interval").isPresent()
        && (retries.get("first").isPresent() || retries.get("longest").isPresent())) {
      retries.get("interval").get().wrong("either interval, or first and longest");
    }
    return new Retries(attempts, interval.<Pauses>map(Pauses.Every::new).orElse(backOff));
  }

  private static Pauses.BackOff backOff(Spot at, Block retries) {
    Pauses.BackOff usual = Pauses.BackOff.USUAL;
    Duration first = retries.duration("first", PlanLimits.PAUSE, usual.first());
    Duration longest = retries.duration("longest", PlanLimits.PAUSE, usual.longest());
    if (longest.compareTo(first) < 0) {
      Spot wrong = retries.get("longest").or(() -> retries.get("first")).orElse(at);
      wrong.wrong("longest to be no shorter than first, " + Durations.text(first));
    }
    return new Pauses.BackOff(first, longest);
  }

  private static Optional<Bypass> bypass(Spot at) {
    Block bypass = Block.withKeys(at, "header", "secret");
    Optional<String> header =
        bypass
            .need("header", "a header such as x-vercel-protection-bypass")
            .flatMap(Form.BYPASS_HEADER::read);
    Optional<String> secret = bypass.need("secret", "a secret's name").flatMap(Form.SECRET::read);
    return header.flatMap(h -> secret.map(s -> new Bypass(h, s)));
  }
}
