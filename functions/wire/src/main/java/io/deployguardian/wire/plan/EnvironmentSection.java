package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.plan.Strategy;
import java.util.List;
import java.util.Optional;

/** One entry of {@code environments:}. */
final class EnvironmentSection {

  private static final String[] KEYS = {
    "tier",
    "after",
    "soak",
    "approval",
    "branch",
    "domain",
    "strategy",
    "reason",
    "requiredChecks",
    "freeze",
    "smoke",
    "canary",
    "hold"
  };

  private EnvironmentSection() {}

  /** Empty where nothing is checked, which was reported. */
  static Optional<EnvironmentPlan> read(String name, Spot at) {
    Block environment = Block.withKeys(at, KEYS);
    Optional<Strategy> said =
        environment.get("strategy").flatMap(spot -> Block.word(spot, Strategy.class));
    CanaryPlan canary = canary(environment, said);
    // A plan that names no strategy has the one that its stages are.
    Strategy strategy =
        said.orElse(canary.stages().isEmpty() ? Strategy.ALL_AT_ONCE : Strategy.CANARY);
    var promotion = PromotionSection.read(name, environment, strategy);
    var smoke =
        environment.need("smoke", "a smoke test with at least one check").map(SmokeSection::read);
    var hold = environment.duration("hold", PlanLimits.HOLD, PlanDefaults.HOLD);
    return smoke.map(checked -> new EnvironmentPlan(checked, canary, hold, promotion));
  }

  private static CanaryPlan canary(Block environment, Optional<Strategy> said) {
    boolean atOnce = said.filter(strategy -> strategy == Strategy.ALL_AT_ONCE).isPresent();
    List<Stage> usual = atOnce ? List.of() : PlanDefaults.STAGES;
    CanaryPlan canary =
        environment
            .get("canary")
            .map(spot -> CanarySection.read(spot, usual))
            .orElseGet(() -> PlanDefaults.canary(usual));
    if (said.isPresent() && atOnce != canary.stages().isEmpty()) {
      environment
          .get("strategy")
          .orElseThrow()
          .wrong(
              atOnce ? "canary, or no stages below 100 %" : "all-at-once, or a stage below 100 %");
    }
    return canary;
  }
}
