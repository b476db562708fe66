package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Under which licences the dependencies are. */
@FunctionalInterface
public interface Licences {

  /**
   * The dependencies that came, or whose licence changed, since the subject's baseline; for a first
   * release all of them.
   */
  Answer<List<Dependency>> since(Subject subject);

  /**
   * @param licence an SPDX expression, as GitHub tells it; empty where it knows none, and where it
   *     says {@code NOASSERTION}
   * @param manifest the file that names the dependency
   */
  record Dependency(String name, String version, Optional<String> licence, String manifest) {

    public Dependency {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(licence, "licence");
      Objects.requireNonNull(manifest, "manifest");
    }
  }
}
