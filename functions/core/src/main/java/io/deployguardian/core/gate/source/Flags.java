package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.ServiceKey;
import java.util.Set;

/** What the feature flag service knows. */
@FunctionalInterface
public interface Flags {

  /** The flags that are configured for a service in an environment. */
  Answer<Set<String>> configured(ServiceKey key);

  /** A guardian that knows no flag service. */
  static Flags none() {
    return key -> Answer.notAvailable("this guardian is connected to no flag service");
  }
}
