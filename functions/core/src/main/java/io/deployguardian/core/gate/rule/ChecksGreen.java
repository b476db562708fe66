package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Checks;
import io.deployguardian.core.gate.source.Checks.Check;
import io.deployguardian.core.gate.source.Checks.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks that the plan requires. What still runs, or isn't there yet, may turn green in a
 * moment: that is no veto, and no pass.
 */
record ChecksGreen(Checks checks) implements GateRule {

  @Override
  public String name() {
    return "checks_not_green";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(checks.of(candidate.subject()), all -> judged(candidate, all));
  }

  private Outcome judged(Candidate candidate, List<Check> all) {
    List<String> required = candidate.promotion().requiredChecks();
    List<Check> asked =
        all.stream()
            .filter(check -> required.isEmpty() || required.contains(check.name()))
            .toList();
    List<String> red = in(State.RED, asked);
    if (!red.isEmpty()) {
      return required.isEmpty() ? red(candidate, red).warns() : red(candidate, red).blocks();
    }
    if (required.isEmpty()) {
      // The job that waits for us is among those that still run: nobody waits for all of them.
      return passed("the plan requires none, and none failed");
    }
    List<String> waiting = new ArrayList<>(in(State.PENDING, asked));
    required.stream()
        .filter(name -> all.stream().noneMatch(check -> check.name().equals(name)))
        .map(name -> name + " (not started)")
        .forEach(waiting::add);
    return waiting.isEmpty()
        ? passed("green: " + Few.of(required))
        : unanswered("pending on %s: %s".formatted(candidate.commitPlace(), Few.of(waiting)));
  }

  private static List<String> in(State state, List<Check> checks) {
    return checks.stream()
        .filter(check -> check.state() == state)
        .map(check -> "%s (%s)".formatted(check.name(), check.conclusion()))
        .toList();
  }

  private Fault red(Candidate candidate, List<String> red) {
    return Fault.at(candidate.commitPlace(), this)
        .impact("what failed before the deployment fails after it")
        .requires("green checks on the commit")
        .suggests("mend " + Few.of(red));
  }
}
