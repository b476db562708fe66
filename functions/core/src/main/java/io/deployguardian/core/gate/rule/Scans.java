package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts;
import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the scans that the plan asks for said.
 *
 * @param silent which gave no answer, and why
 * @param missing which this guardian can't ask, and why
 */
record Scans(Map<Scan, Scanned> said, List<String> silent, List<String> missing) {

  static Scans of(Candidate candidate, Alerts alerts) {
    Map<Scan, Scanned> said = new EnumMap<>(Scan.class);
    List<String> silent = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Scan scan : candidate.declared().security().scans()) {
      switch (alerts.of(candidate.subject(), scan)) {
        case Answer.Known<Scanned> known -> said.put(scan, known.value());
        case Answer.NoAnswer<Scanned> none -> silent.add(word(scan) + ": " + none.why());
        case Answer.NotAvailable<Scanned> none -> missing.add(word(scan) + ": " + none.why());
      }
    }
    return new Scans(said, silent, missing);
  }

  /** As people call it. */
  static String word(Scan scan) {
    return switch (scan) {
      case CODE_SCANNING -> "code scanning";
      case DEPENDABOT -> "Dependabot";
      case SECRET_SCANNING -> "secret scanning";
    };
  }

  /** The open findings that somebody minds, worst first. */
  List<Finding> findings(Predicate<Level> minded) {
    return said.values().stream()
        .flatMap(scanned -> scanned.open().stream())
        .filter(finding -> minded.test(finding.level()))
        .sorted(Comparator.comparing(Finding::level).reversed())
        .toList();
  }

  /** Nothing was found; that is worth something only where each scan was heard. */
  Outcome nothing(GateRule rule, String what) {
    if (!silent.isEmpty()) {
      return rule.unanswered(Few.of(silent));
    }
    if (!missing.isEmpty()) {
      return rule.skipped(Few.of(missing));
    }
    return rule.passed(said.isEmpty() ? "the plan asks for no scan" : what);
  }

  static String told(List<Finding> findings) {
    return Few.of(
        findings.stream()
            .map(one -> "%s %s in %s".formatted(one.level(), one.what(), one.place()))
            .toList());
  }
}
