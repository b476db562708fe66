package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Power;
import io.deployguardian.core.plan.Stage;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether the canary can find anything: a doubling of errors, in any of its stages, at the traffic
 * that the plan expects. A forecast and no guarantee, so it only warns.
 */
record CanaryPowered() implements GateRule {

  @Override
  public String name() {
    return "underpowered_canary";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    CanaryPlan canary = candidate.environment().canary();
    if (canary.stages().isEmpty()) {
      return passed("no canary: all traffic at once");
    }
    if (candidate.subject().baseline().isEmpty()) {
      return passed("a first release is compared with nothing");
    }
    List<String> forecast =
        canary.stages().stream().flatMap(stage -> Power.ofStage(canary, stage).stream()).toList();
    if (forecast.isEmpty()) {
      return skipped("only critical ratios can be forecast");
    }
    if (canary.traffic().isEmpty()) {
      return skipped("the plan tells no traffic; " + forecast.getLast());
    }
    return canary.stages().stream().anyMatch(stage -> finds(canary, stage))
        ? passed(forecast.getLast())
        : Fault.at(candidate.placeHere("canary.stages"), this)
            .impact("it would pass a release with twice the errors")
            .requires("a stage that finds a doubling of 0.5 % errors within its soak")
            .suggests("soak longer, or at more weight: " + forecast.getLast())
            .warns();
  }

  private static boolean finds(CanaryPlan canary, Stage stage) {
    double part = stage.weight().percent() / 100.0;
    double events = canary.traffic().orElse(0) * canary.interval().toMillis() / 1000;
    var power =
        new Power(events * (1 - part), events * part, Power.USUAL_SHARE, canary.risk().alpha());
    OptionalDouble intervals = power.intervals(Power.DOUBLED);
    return intervals.isPresent()
        && intervals.getAsDouble() <= stage.soak().dividedBy(canary.interval());
  }
}
