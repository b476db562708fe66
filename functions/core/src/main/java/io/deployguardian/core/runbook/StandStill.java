package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Power;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.runbook.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;

/** A rollout that nothing speaks against, and that does not go on. */
record StandStill(Service.Here here) {

  Trouble undecided() {
    CanaryPlan canary = here.canary();
    var meaning = new ArrayList<Sentence>();
    meaning.add(
        Sentence.of(
            "Neither good nor bad was shown: too little traffic, data that come late or not at all,"
                + " or a canary at the edge. The reason says which."));
    canary.stages().stream()
        .flatMap(stage -> Power.ofStage(canary, stage).stream())
        .map(forecast -> Sentence.of("{}.", Sentence.of("A forecast: " + forecast)))
        .forEach(meaning::add);
    return new Trouble(
        Kind.UNDECIDED,
        "inconclusive",
        Sentence.of("A stage can't be judged in time"),
        Sentence.of("It is held: {}.", deadlines(canary)),
        meaning,
        List.of(
            Instruction.to("Whether the service gets its usual traffic, and its metrics arrive."),
            Instruction.to(
                "For good: larger weights, longer soaks, fewer stages or a wider tolerance.")));
  }

  private static Sentence deadlines(CanaryPlan canary) {
    return Sentence.list(
        canary.stages().stream().map(stage -> deadline(canary, stage)).toList(), ", ");
  }

  private static Sentence deadline(CanaryPlan canary, Stage stage) {
    return Sentence.of("at {} after {}", stage.weight(), stage.soak().plus(canary.patience()));
  }

  Trouble held() {
    return new Trouble(
        Kind.HELD,
        "held",
        Sentence.of("A rollout is held"),
        Sentence.of("Its state is {}, and its status has the reasons and a deadline.", "Held"),
        List.of(
            Sentence.of(
                "It waits for a person. Its weight stays, and nothing is judged. After {} it is"
                    + " rolled back.",
                here.plan().hold()),
            Sentence.of(
                "Held for an invalid plan it can only be rolled back, and is after 24h: mend the"
                    + " plan and deploy again.")),
        List.of(
            Instruction.to("Looks well, and the reason is understood? Start the stage anew:")
                .by(Invoke.signed(Agent.CANARY_EVALUATION, "resume")),
            Instruction.to("Known to be good? All of the traffic:")
                .by(Invoke.signed(Agent.CANARY_EVALUATION, "promote")),
            Instruction.to("Not worth the risk? Take it back, as below.")));
  }
}
