package io.deployguardian.core.plan;

import java.util.Collection;
import java.util.List;

/**
 * Which files of the repository a service is made of. Paths are GitHub's: relative to the
 * repository, with slashes. In a glob {@code *} is any text without a slash and {@code **} any text
 * at all, so {@code **.md} is every Markdown file at any depth.
 *
 * @param paths globs of the service's own files
 * @param ignored globs of those among them that change nothing that runs
 */
public record Scope(List<String> paths, List<String> ignored) {

  /** A repository with one service. */
  public static final Scope EVERYTHING = new Scope(List.of("**"), List.of());

  public Scope {
    paths = List.copyOf(paths);
    ignored = List.copyOf(ignored);
  }

  public boolean contains(String path) {
    return Glob.any(paths, path) && !Glob.any(ignored, path);
  }

  /** Whether any of these changed files is the service's. */
  public boolean isTouchedBy(Collection<String> changed) {
    return changed.stream().anyMatch(this::contains);
  }
}
