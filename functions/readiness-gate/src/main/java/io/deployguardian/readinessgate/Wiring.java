package io.deployguardian.readinessgate;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.gate.ReadinessGate;
import io.deployguardian.core.gate.rule.RuleSet;
import io.deployguardian.core.gate.source.RolloutLedger;
import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.GateDoor;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.gate.GateAccess;
import io.deployguardian.wire.github.plan.CommittedPlan;
import io.deployguardian.wire.plan.YamlPlanReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Readiness gate, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.READINESS_GATE;
  }

  @Produces
  @Singleton
  Planning planning(FunctionParts parts, Optional<GitHub> github) {
    var store = parts.store();
    var reader = new YamlPlanReader();
    var settings = parts.settings();
    return new Planning(
        store.rollouts(),
        store.plans(reader),
        source(settings.plan(), github),
        reader,
        parts.guarded(),
        store.switches(settings.mode()),
        parts.pace(),
        parts.clock());
  }

  /** One plan for all, where one is set; else each repository's own, at the deployed commit. */
  private static PlanSource source(Optional<String> plan, Optional<GitHub> github) {
    return github
        .filter(access -> plan.isEmpty())
        .<PlanSource>map(CommittedPlan::new)
        .orElseGet(() -> new OnePlan("GUARDIAN_PLAN", plan));
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(
      FunctionParts parts, Planning planning, Optional<GitHub> github, Supplier<JsonNode> health) {
    var store = parts.store();
    var rollouts = store.rollouts();
    var plans = store.plans(new YamlPlanReader());
    var ledger = new RolloutLedger(rollouts);
    var access =
        github
            .map(to -> GateAccess.to(to, parts.guarded(), ledger, parts.clock()))
            .orElseGet(() -> GateAccess.none(ledger));
    var inspection = RuleSet.over(access.sources());
    var gate =
        new ReadinessGate(
            rollouts,
            store.gates(),
            store.inbox(),
            planning,
            plans,
            inspection,
            access.answers(),
            store.switches(parts.settings().mode()),
            parts.pace(),
            parts.clock());
    var clock = parts.clock();
    return new GateDoor(rollouts, plans, planning, inspection, gate, clock, parts.watch())
            .of(parts.doors(health))
        ::enter;
  }
}
