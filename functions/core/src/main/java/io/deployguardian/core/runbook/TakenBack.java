package io.deployguardian.core.runbook;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Agent;
import java.util.ArrayList;
import java.util.List;

/** How a release is taken back in one environment: by the guardian itself, and by a person. */
record TakenBack(Service.Here here) {

  List<Sentence> byItself() {
    var all = new ArrayList<Sentence>();
    all.add(
        Sentence.of(
            "When the smoke test fails: the version has no traffic yet, so nothing has to be"
                + " restored."));
    if (here.isStaged()) {
      all.add(Sentence.of("When {}: traffic goes back at once.", failing()));
      all.add(
          Sentence.of(
              "When a stage was held and nobody ended that within {}: traffic goes back.",
              here.plan().hold()));
    }
    all.add(
        Sentence.of(
            "When its traffic can't be set at the target, again and again: traffic goes back."));
    all.add(
        Sentence.of(
            "Traffic goes back to the release that was known to be good when this one was"
                + " registered. A first release has none: deploy the fix."));
    all.add(asked());
    all.add(
        Sentence.of(
            "Once it is promoted it is judged no more: then alarms and people notice, and a person"
                + " takes it back."));
    return all;
  }

  private Sentence failing() {
    List<String> critical =
        here.canary().metrics().stream().filter(Metric::critical).map(Metric::name).toList();
    return Sentence.of("a critical metric fails ({})", Sentence.names(critical));
  }

  /** What a restored release is asked: no bursts, and no workflows. */
  private Sentence asked() {
    List<String> names = here.smoke().courseInTraffic().checks().stream().map(Check::name).toList();
    return names.isEmpty()
        ? Sentence.of("The restored release is asked nothing: bursts and workflows are left out.")
        : Sentence.of(
            "The restored release is asked {}, if the guardian knows where it answers. What it"
                + " answers is reported, and undoes nothing.",
            Sentence.names(names));
  }

  List<Instruction> byHand() {
    Invoke back =
        Invoke.on(Agent.ROLLBACK)
            .with("service", here.service().name())
            .with("environment", here.environment())
            .with("reason", "WHY")
            .with("by", "YOU");
    return List.of(
        Instruction.to("Look first; this says what would be restored:")
            .by(back.with("dryRun", true)),
        Instruction.to("Take it back:").by(back),
        Instruction.to(
            "Or write {} in a comment on the incident or the pull request.",
            "/guardian rollback WHY"),
        Instruction.to(
            "To an older release: add {}, an artifact that was promoted here or at least seven"
                + " characters of its commit.",
            "\"to\""));
  }
}
