package io.deployguardian.core.gate;

import io.deployguardian.core.gate.Readiness.Counts;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** The whole report as YAML: every text is a double-quoted scalar, so none is taken for syntax. */
public final class ReadinessYaml {

  /** What stands for half a character, which no reader takes. */
  private static final String NO_CHARACTER = "\ufffd";

  private ReadinessYaml() {}

  public static String of(Subject subject, Readiness readiness, Instant at) {
    return """
        repository: %s
        service: %s
        environment: %s
        deployment: %d
        commit: %s
        at: %s
        verdict: %s
        counts:
        %s
        violations:%s
        checks:%s
        """
        .formatted(
            quoted(subject.repositoryName()),
            quoted(subject.key().service()),
            quoted(subject.key().environment()),
            subject.deployment().id(),
            quoted(subject.release().commit()),
            quoted(at.toString()),
            quoted(readiness.verdict().word()),
            counted(readiness.counts()),
            entries(readiness.violations().stream().map(ReadinessYaml::entry).toList()),
            entries(readiness.inspected().stream().map(ReadinessYaml::entry).toList()));
  }

  private static String counted(Counts counts) {
    return """
      pass: %d
      warning: %d
      fail: %d
      skipped: %d"""
        .formatted(counts.pass(), counts.warning(), counts.fail(), counts.skipped())
        .indent(2)
        .stripTrailing();
  }

  private static String entries(Collection<String> entries) {
    return entries.isEmpty() ? " []" : entries.stream().collect(Collectors.joining("\n", "\n", ""));
  }

  private static String entry(Violation violation) {
    return """
      - violation: %s
        location: %s
        impact: %s
        requirement: %s
        suggestion: %s
        blocking: %b"""
        .formatted(
            quoted(violation.subject()),
            quoted(violation.location()),
            quoted(violation.impact()),
            quoted(violation.requirement()),
            quoted(violation.suggestion()),
            violation.blocking())
        .indent(2)
        .stripTrailing();
  }

  private static String entry(Inspected one) {
    return """
      - check: %s
        service: %s
        result: %s
        text: %s"""
        .formatted(
            quoted(one.outcome().rule()),
            quoted(one.service()),
            quoted(one.outcome().sort().word()),
            quoted(one.outcome().text()))
        .indent(2)
        .stripTrailing();
  }

  static String quoted(String text) {
    var scalar = new StringBuilder("\"");
    text.codePoints().mapToObj(ReadinessYaml::escaped).forEach(scalar::append);
    return scalar.append('"').toString();
  }

  /** YAML 1.2's double-quoted form; what it doesn't call printable, and breaks, as numbers. */
  private static String escaped(int point) {
    if (point == '"' || point == '\\') {
      return "\\" + (char) point;
    }
    if (Character.getType(point) == Character.SURROGATE) {
      return NO_CHARACTER;
    }
    boolean ascii = point >= ' ' && point <= '~';
    boolean printable =
        point >= 0xA0
            && point != 0x2028
            && point != 0x2029
            && point != 0xFEFF
            && (point & 0xFFFE) != 0xFFFE;
    return ascii || printable ? Character.toString(point) : "\\U%08X".formatted(point);
  }
}
