package io.deployguardian.local.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where traffic of one service in one environment enters.
 *
 * @throws IllegalArgumentException if a part is empty or has control characters
 */
public record Route(String repositoryId, String service, String environment) {

  static final int PARTS = 3;

  public Route {
    Stream.of(repositoryId, service, environment).forEach(Route::requireName);
  }

  private static void requireName(String part) {
    if (!isName(part)) {
      throw new IllegalArgumentException(
          "route: found '%s', expected three non-empty names without control characters"
              .formatted(part));
    }
  }

  static boolean isName(String part) {
    return !part.isEmpty() && part.chars().noneMatch(Character::isISOControl);
  }

  static Route of(List<String> parts) {
    return new Route(parts.get(0), parts.get(1), parts.get(2));
  }

  static Route parse(String path) {
    List<String> parts = Stream.of(path.split("/", -1)).map(PathSegment::decode).toList();
    if (parts.size() != PARTS) {
      throw new IllegalArgumentException(
          "route: found '%s', expected repositoryId/service/environment".formatted(path));
    }
    return of(parts);
  }

  /**
   * The three names, each URL-encoded, joined by slashes: an environment may be called {@code
   * eu/west 1}.
   */
  String path() {
    return Stream.of(repositoryId, service, environment)
        .map(PathSegment::encode)
        .collect(Collectors.joining("/"));
  }
}
