package io.deployguardian.wire.http;

import io.deployguardian.core.rollout.ServiceKey;
import java.util.Optional;

/** The guardian's own secrets for protected releases. */
public interface Bypasses {

  /** Where there are none. */
  Bypasses NONE = (key, name) -> Optional.empty();

  /**
   * The secret of that name, if it is there for the service: whoever writes one repository's plan
   * must not have another one's secret sent to it.
   */
  Optional<String> of(ServiceKey key, String name);
}
