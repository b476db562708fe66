package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Ledger.Standing;
import java.time.Duration;
import java.time.Instant;

/** The same commit stands in the environment that comes first, for as long as that one's soak. */
record ValidatedBefore(Predecessor predecessor) implements GateRule {

  @Override
  public String name() {
    return "not_validated_before";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return candidate
        .before()
        .map(
            before ->
                given(
                    predecessor.standing(candidate, before),
                    standing -> judged(candidate, before, standing)))
        .orElseGet(() -> nothingBefore(candidate));
  }

  private Outcome judged(Candidate candidate, String before, Standing standing) {
    return switch (standing) {
      case Standing.Never never ->
          invalid(candidate, before, "promote %s in %s first".formatted(commit(candidate), before));
      case Standing.Gone gone ->
          invalid(
              candidate,
              before,
              "promote %s in %s again, or deploy what stands there"
                  .formatted(commit(candidate), before));
      case Standing.Live live -> soaked(candidate, before, live.since());
    };
  }

  private Outcome soaked(Candidate candidate, String before, Instant since) {
    Duration soak =
        candidate
            .plan()
            .environment(before)
            .map(plan -> plan.promotion().soak())
            .orElse(Duration.ZERO);
    Instant ripe = since.plus(soak);
    return candidate.now().isBefore(ripe)
        ? invalid(
            candidate, before, "wait until %s: promoted in %s at %s".formatted(ripe, before, since))
        : passed("stands in %s since %s".formatted(before, since));
  }

  private Outcome invalid(Candidate candidate, String before, String suggestion) {
    return Fault.at("environment " + before, this)
        .impact("%s would see it first".formatted(candidate.environmentName()))
        .requires("the same commit, promoted in %s and soaked there".formatted(before))
        .suggests(suggestion)
        .blocks();
  }

  /** Where nothing comes first nothing can be validated, and no deployment could mend that. */
  private Outcome nothingBefore(Candidate candidate) {
    return candidate.tier().below().findAny().isEmpty()
        ? passed("nothing comes before " + candidate.environmentName())
        : Fault.at(candidate.placeHere("after"), this)
            .impact("%s sees each change first".formatted(candidate.environmentName()))
            .requires("an environment that comes before")
            .suggests("declare one, such as staging")
            .warns();
  }

  private static String commit(Candidate candidate) {
    return candidate.commitPlace();
  }
}
