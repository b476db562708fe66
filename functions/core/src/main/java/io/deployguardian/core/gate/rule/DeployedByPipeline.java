package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Origins;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;

/** What a person deploys by hand was built and tested nowhere that anybody can look at. */
record DeployedByPipeline(Origins origins) implements GateRule {

  @Override
  public String name() {
    return "not_from_pipeline";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(
        origins.of(candidate.subject()),
        told ->
            told.maker() == Maker.PERSON
                ? byHand(candidate, told)
                : passed("made by " + made(told)));
  }

  private static String made(Told told) {
    return told.maker() == Maker.WORKFLOW ? "a workflow run" : "the App or bot " + told.creator();
  }

  private Outcome byHand(Candidate candidate, Told told) {
    return Fault.at(candidate.deploymentPlace(), this)
        .impact("nobody can tell what a laptop built and whether it was tested")
        .requires("a deployment that a workflow or an App makes")
        .suggests("deploy through the pipeline: %s made this one by hand".formatted(told.creator()))
        .blocks();
  }
}
