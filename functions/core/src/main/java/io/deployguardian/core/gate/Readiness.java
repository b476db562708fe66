package io.deployguardian.core.gate;

import io.deployguardian.core.gate.Outcome.NoAnswer;
import io.deployguardian.core.gate.Outcome.Sort;
import io.deployguardian.core.gate.Outcome.Violated;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a deployment may start, and why.
 *
 * @param inspected never empty, for nothing inspected is nothing known; what matters most comes
 *     first, and of the same {@link Sort} the order is the rules' own
 */
public record Readiness(List<Inspected> inspected) {

  /** How many outcomes of each kind there are. */
  public record Counts(int pass, int warning, int fail, int skipped) {}

  public Readiness {
    if (inspected.isEmpty()) {
      throw new IllegalArgumentException("nothing was inspected");
    }
    inspected =
        inspected.stream()
            .sorted(Comparator.comparing((Inspected one) -> one.outcome().sort()))
            .toList();
  }

  public List<Outcome> outcomes() {
    return inspected.stream().map(Inspected::outcome).toList();
  }

  public boolean isReady() {
    return !isVetoed() && !isUndecided();
  }

  /** Something blocks, whatever the silent sources may say yet. */
  public boolean isVetoed() {
    return has(Sort.VETO);
  }

  /** Nothing blocks, and not everything is known. */
  public boolean isUndecided() {
    return !isVetoed() && has(Sort.UNANSWERED);
  }

  private boolean has(Sort sort) {
    return outcomes().stream().anyMatch(outcome -> outcome.sort() == sort);
  }

  /**
   * What keeps it back, and what isn't known: that keeps it back as well once nobody waits any
   * more. What several services have in common is told once.
   */
  public List<Violation> faults() {
    return violations(Sort.VETO, Sort.UNANSWERED);
  }

  public List<Violation> warnings() {
    return violations(Sort.WARNING);
  }

  /** All that was found. */
  public List<Violation> violations() {
    return violations(Sort.values());
  }

  private List<Violation> violations(Sort... sorts) {
    List<Sort> wanted = List.of(sorts);
    return outcomes().stream()
        .filter(outcome -> wanted.contains(outcome.sort()))
        .flatMap(Readiness::violation)
        .distinct()
        .toList();
  }

  private static Stream<Violation> violation(Outcome outcome) {
    return switch (outcome) {
      case Violated violated -> Stream.of(violated.violation());
      case NoAnswer silent -> Stream.of(silent.violation());
      case Outcome.Passed passed -> Stream.of();
      case Outcome.NotAvailable none -> Stream.of();
    };
  }

  /** Why it may not start; why one would hesitate, where it may. */
  public List<Reason> reasons() {
    List<Violation> found = isReady() ? warnings() : faults();
    return found.stream()
        .map(violation -> new Reason(violation.subject(), violation.what()))
        .toList();
  }

  /** Inconclusive while sources are silent: whoever has no time left takes it for a Fail. */
  public Verdict verdict() {
    if (isVetoed()) {
      return new Verdict.Fail(reasons());
    }
    return isUndecided() ? new Verdict.Inconclusive(reasons()) : new Verdict.Pass(reasons());
  }

  public Counts counts() {
    return new Counts(
        count(Sort.PASSED.word()),
        count(Sort.WARNING.word()),
        count(Sort.VETO.word()),
        count(Sort.SKIPPED.word()));
  }

  private int count(String word) {
    return (int) outcomes().stream().filter(outcome -> outcome.sort().word().equals(word)).count();
  }

  /**
   * For the decision log, and the reports that are made of it: {@code check: no_runbook} to {@code
   * PASS: docs/runbook.md is there}. Where several services are inspected the name ends with whose
   * check it is: {@code check: no_runbook (shop)}.
   */
  public Map<String, String> details() {
    boolean several = inspected.stream().map(Inspected::service).distinct().count() > 1;
    Map<String, String> details = new TreeMap<>();
    for (Inspected one : inspected) {
      Outcome outcome = one.outcome();
      String whose = several ? " (" + one.service() + ")" : "";
      details.put(
          "check: " + outcome.rule() + whose, outcome.sort().word() + ": " + outcome.text());
    }
    return details;
  }
}
