package io.deployguardian.core.gate;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.plan.Power;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a well-formed plan against the deployment it is for, and against the organisation's floor.
 */
final class PlanCheck {

  private PlanCheck() {}

  /** A well-formed plan, with its text and where that was found. */
  record Candidate(Valid valid, String text, String document) {}

  static PlanDecision check(
      Registered registered, Candidate candidate, Binding binding, Instant now, Pace pace) {
    Plan plan = candidate.valid().plan();
    String document = candidate.document();
    ServiceKey key = registered.subject().key();
    if (!plan.names(key.service())) {
      // Fail closed: a misspelt service must not slip through unguarded.
      var problem =
          new Problem(
              0,
              "services",
              "no " + key.service() + ", which the deployment names",
              "it beside " + plan.serviceNames());
      return new PlanDecision.Rejected(registered, List.of(problem), document, now);
    }
    Optional<EnvironmentPlan> environment = plan.of(key);
    if (environment.isEmpty()) {
      return new PlanDecision.Unguarded(
          registered,
          "the plan does not name environment " + key.environment() + " of " + key.service(),
          document,
          now);
    }
    List<Problem> problems = belowFloor(key, environment.get(), binding);
    return problems.isEmpty()
        ? new PlanDecision.Accepted(
            registered,
            candidate.valid().id(),
            candidate.text(),
            document,
            forecast(registered, environment.get().canary()),
            now,
            pace)
        : new PlanDecision.Rejected(registered, problems, document, now);
  }

  /** A first release is compared with nothing, so there is no difference to detect. */
  private static List<String> forecast(Registered registered, CanaryPlan canary) {
    return registered.subject().baseline().stream()
        .flatMap(baseline -> canary.stages().stream())
        .flatMap(stage -> Power.ofStage(canary, stage).stream())
        .toList();
  }

  private static List<Problem> belowFloor(ServiceKey key, EnvironmentPlan plan, Binding binding) {
    String canary = "services." + key.service() + ".environments." + key.environment() + ".canary";
    List<Problem> problems = new ArrayList<>();
    List<Stage> stages = plan.canary().stages();
    var floor = binding.floor();
    Tier least =
        floor.tier().flatMap(Tier::ofWord).orElseGet(() -> Tier.leastOf(key.environment()));
    if (!plan.promotion().tier().isAtLeast(least)) {
      problems.add(
          new Problem(
              0,
              canary.replace(".canary", ".tier"),
              plan.promotion().tier().word(),
              "at least " + least.word() + ", the organisation's floor"));
    }
    if (stages.isEmpty() && !floor.firstWeight().isAll()) {
      problems.add(
          new Problem(
              0,
              canary + ".stages",
              "no stage below 100 %",
              "a first weight of at most " + floor.firstWeight() + ", the organisation's floor"));
    }
    for (int i = 0; i < stages.size(); i++) {
      String place = canary + ".stages[" + i + "]";
      if (i == 0 && stages.get(i).weight().compareTo(floor.firstWeight()) > 0) {
        problems.add(
            new Problem(
                0,
                place + ".weight",
                stages.get(i).weight().toString(),
                "at most " + floor.firstWeight() + ", the organisation's floor"));
      }
      if (stages.get(i).soak().compareTo(floor.soak()) < 0) {
        problems.add(
            new Problem(
                0,
                place + ".soak",
                stages.get(i).soak().toString(),
                "at least " + floor.soak() + ", the organisation's floor"));
      }
    }
    if (plan.smoke().privateProbes() && !binding.privateProbes()) {
      problems.add(
          new Problem(
              0,
              canary.replace(".canary", ".smoke.privateProbes"),
              "true",
              "false, because the guarded map does not allow private addresses"));
    }
    return problems;
  }
}
