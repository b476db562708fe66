package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import java.util.Optional;

/** What a request for a rollback is about. */
sealed interface Found {

  /**
   * @param environment as it will be: going back to a named version makes that one the newest known
   *     good
   * @param to what traffic goes back to; empty where there is no way back
   */
  record One(Recorded rollout, Environment environment, Optional<Release> to) implements Found {}

  /** None, several, or not now; {@code why} says what was found and what was expected. */
  record Refused(String why) implements Found {}
}
