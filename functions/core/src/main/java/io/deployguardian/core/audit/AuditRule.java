package io.deployguardian.core.audit;

import java.util.List;

/** One question. Pure: everything it needs stands in the evidence. */
public interface AuditRule {

  /** Unique, lower case with hyphens; it names the rule in reports and waivers. */
  String name();

  List<Finding> ask(Evidence evidence);
}
