package io.deployguardian.core.plan;

import java.util.Collection;
import java.util.List;

/**
 * The service's changes to its database.
 *
 * @param paths globs of the files that hold them, as {@link Scope}'s
 * @param reversible whether the release before works on the migrated database, so that traffic may
 *     go back to it
 */
public record Migrations(List<String> paths, boolean reversible) {

  public Migrations {
    paths = List.copyOf(paths);
  }

  /** Those of the changed files that are migrations. */
  public List<String> among(Collection<String> changed) {
    return changed.stream().filter(path -> Glob.any(paths, path)).toList();
  }
}
