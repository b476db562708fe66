package io.deployguardian.core.runbook;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.runbook.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;

/** All that can go wrong in one environment, in the order in which a deployment meets it. */
final class Troubles {

  private Troubles() {}

  static List<Trouble> of(Service.Here here) {
    var all = new ArrayList<Trouble>(new GateTroubles(here).all());
    all.add(suite(here));
    var checks = new CheckTrouble(here);
    for (Check check : here.smoke().checks()) {
      all.add(checks.of(check));
    }
    if (here.isStaged()) {
      var metrics = new MetricTrouble(here);
      for (Metric metric : here.canary().metrics()) {
        all.add(metrics.of(metric));
      }
      all.add(new StandStill(here).undecided());
    }
    all.add(new StandStill(here).held());
    return all;
  }

  private static Trouble suite(Service.Here here) {
    SmokePlan smoke = here.smoke();
    return new Trouble(
        Kind.SUITE,
        "smoke test",
        Sentence.of("The smoke test fails"),
        Sentence.of(
            "The rollout is rolled back before it gets traffic; the event is {}.",
            "SmokeTestFailed"),
        List.of(
            Sentence.of(
                "The new version got no traffic: users still have the release before, if there is"
                    + " one. Each reason begins with a check, below."),
            Sentence.of(
                "Checks that were not finished within {} failed, too: then the version is slow to"
                    + " start or to answer, or the limit is too short for it.",
                smoke.limit())),
        List.of(
            Instruction.to("What was asked, and what was found; the timeline has it:")
                .by(Invoke.aboutRollout(Agent.CANARY_EVALUATION, "status")),
            Instruction.to("What the version logged since it was published."),
            Instruction.to("It is not tested again: deploy again, once it is mended.")));
  }
}
