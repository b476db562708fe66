package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Severity;
import java.util.Objects;

/**
 * A rule's answer that somebody has to do something about.
 *
 * @param rule the rule's name, such as {@code overdue-rollout}
 * @param subject what it is about
 * @param evidence what was found
 * @param remediation what to do, with the command
 */
public record Finding(
    String rule, Severity severity, String subject, String evidence, String remediation) {

  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(remediation, "remediation");
  }
}
