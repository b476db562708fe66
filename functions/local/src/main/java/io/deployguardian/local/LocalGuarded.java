package io.deployguardian.local;

import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.ServiceKey;
import java.net.URI;
import java.util.Optional;

/** The local host's own guarded map: every repository, bound to the demo's router. */
record LocalGuarded(URI base) implements Guarded {

  @Override
  public Optional<Binding> binding(ServiceKey key) {
    return Optional.of(
        new Binding(
            key,
            base + "/demo/app/" + key,
            Optional.of(base + "/demo/releases/{artifact}"),
            true,
            Floor.NONE));
  }

  @Override
  public boolean names(long repository) {
    return true;
  }

  /** The stand-in of GitHub has a team for each role. */
  @Override
  public Optional<String> teamOf(String role) {
    return Optional.of("octo-org/" + role);
  }
}
