package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Switches in memory; a service without one of its own follows the one for everything. */
public final class InMemorySwitches implements Switches {
  private final Map<Optional<ServiceKey>, Mode> modes = new ConcurrentHashMap<>();

  /** Guards from the start. */
  public InMemorySwitches() {
    this(Mode.GUARDING);
  }

  public InMemorySwitches(Mode everything) {
    modes.put(Optional.empty(), everything);
  }

  @Override
  public Mode mode(ServiceKey key) {
    return modes
        .get(Optional.<ServiceKey>empty())
        .and(modes.getOrDefault(Optional.of(key), Mode.GUARDING));
  }

  @Override
  public void set(Optional<ServiceKey> key, Mode mode, ByHand hand, Instant at) {
    modes.put(key, mode);
  }
}
