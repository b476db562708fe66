package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * An immutable version: a commit and what was built from it.
 *
 * @param commit the full SHA
 * @param artifact what the target calls this version: a function version, target group, task
 *     definition, URL...
 */
public record Release(String commit, String artifact) {

  public Release {
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(artifact, "artifact");
  }
}
