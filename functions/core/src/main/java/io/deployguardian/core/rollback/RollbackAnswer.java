package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import java.util.Optional;

/** What a person gets to hear. */
public sealed interface RollbackAnswer {

  /** The rollout as it stands after the request, or as it is on record. */
  record Standing(Recorded rollout) implements RollbackAnswer {}

  /** A dry run: where traffic would go. */
  record Would(Recorded rollout, Optional<Release> to) implements RollbackAnswer {}

  /** Nothing was decided; {@code why} says what was found and what was expected. */
  record Refused(String why) implements RollbackAnswer {}
}
