package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Strategy;
import io.deployguardian.core.plan.Tier;
import java.util.List;

/** The keys of an environment that say when a service may be brought there. */
final class PromotionSection {

  private PromotionSection() {}

  static Promotion read(String name, Block environment, Strategy strategy) {
    Tier tier =
        environment
            .get("tier")
            .flatMap(spot -> Block.word(spot, Tier.class))
            .orElseGet(() -> Tier.ofName(name));
    return new Promotion(
        tier,
        environment.text("after", Form.NAME),
        environment.duration("soak", PlanLimits.STANDING, Promotion.usualSoak(tier)),
        environment.text("approval", Form.ROLE),
        environment.text("branch", Form.BRANCH),
        environment.text("domain", Form.HOST),
        strategy,
        environment.text("reason", Form.NOTE),
        environment
            .list("requiredChecks", PlanLimits.REQUIRED_CHECKS, Form.NAME::read)
            .orElse(List.of()),
        environment.list("freeze", PlanLimits.FREEZES, FreezeSection::read).orElse(List.of()));
  }
}
