package io.deployguardian.core.runbook;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.runbook.Trouble.Kind;
import io.deployguardian.core.testing.SamplePlans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runbooks of plans to test with. */
final class Drafts {

  static final PlanId ID = new PlanId("ab".repeat(32));

  private Drafts() {}

  static Runbook of(ServicePlan plan) {
    return of("shop", plan);
  }

  static Runbook of(String service, ServicePlan plan) {
    return Runbook.of(ID, new Plan(new TreeMap<>(Map.of(service, plan))), service).orElseThrow();
  }

  static Runbook of(Shop shop) {
    return of(shop.service());
  }

  /** One environment, and nothing declared about the service. */
  static Runbook in(String environment, EnvironmentPlan plan) {
    return of(ServicePlan.of(new TreeMap<>(Map.of(environment, plan))));
  }

  static Runbook declaring(Declared declared) {
    SortedMap<String, EnvironmentPlan> there =
        new TreeMap<>(Map.of("production", SamplePlans.twoStages()));
    return of(new ServicePlan(Scope.EVERYTHING, declared, there));
  }

  static EnvironmentPlan checking(Check... checks) {
    EnvironmentPlan usual = SamplePlans.twoStages();
    var smoke = new SmokePlan(List.of(checks), Retries.DEFAULT, Duration.ofMinutes(1), false);
    return new EnvironmentPlan(smoke, usual.canary(), usual.hold(), usual.promotion());
  }

  static List<Trouble> troubles(Runbook runbook, String environment, Kind kind) {
    return runbook.places().stream()
        .filter(place -> place.environment().equals(environment))
        .flatMap(place -> place.troubles().stream())
        .filter(trouble -> trouble.kind() == kind)
        .toList();
  }

  static Trouble only(Runbook runbook, Kind kind) {
    List<Trouble> all = troubles(runbook, "production", kind);
    if (all.size() != 1) {
      throw new AssertionError("found " + all + ", expected one " + kind);
    }
    return all.getFirst();
  }

  /** All that it says, in one text. */
  static String text(Trouble trouble) {
    var text = new StringBuilder(trouble.title() + "\n" + trouble.symptom());
    trouble.meaning().forEach(meaning -> text.append('\n').append(meaning));
    trouble.look().forEach(look -> text.append('\n').append(look.text()));
    return text.toString();
  }
}
