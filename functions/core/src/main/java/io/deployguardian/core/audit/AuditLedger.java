package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Event;
import java.util.Optional;

/** Keeps audit runs. */
public interface AuditLedger {

  /**
   * Records a run and its event in one transaction; false if a run of that id is recorded already.
   */
  boolean record(AuditReport report, Event.AuditCompleted event);

  Optional<AuditReport> latest(String scope);

  /** Records that nobody could deliver or decode. */
  long deadLetters();
}
