package io.deployguardian.wire.github.api.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reachability metadata that a native executable needs for GitHub's JSON. Quarkus finds what an
 * interface's method returns by itself, but not what is read out of a {@code Response}; so it is
 * all of them.
 */
final class NativeGitHubMetadata {
  static final String RESOURCE =
      "META-INF/native-image/io.deployguardian/wire-github/reachability-metadata.json";

  static final List<Class<?>> PLACES =
      List.of(
          Account.class,
          ActionsApi.class,
          AlertsApi.class,
          AppApi.class,
          CheckRunsApi.class,
          CommitsApi.class,
          ContentsApi.class,
          DependenciesApi.class,
          DeploymentsApi.class,
          IssuesApi.class,
          PeopleApi.class,
          PullsApi.class);

  private NativeGitHubMetadata() {}

  /** Prints the file. */
  public static void main(String[] arguments) {
    System.out.print(expected());
  }

  /** What crosses JSON and isn't among these. */
  static Set<String> missing(Set<String> registered) {
    return records()
        .map(Class::getName)
        .filter(type -> !registered.contains(type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String expected() {
    return records()
        .map(Class::getName)
        .map(NativeGitHubMetadata::entry)
        .collect(Collectors.joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
  }

  static Stream<Class<?>> records() {
    return PLACES.stream()
        .flatMap(place -> Stream.concat(Stream.of(place), Stream.of(place.getDeclaredClasses())))
        .filter(Class::isRecord)
        .sorted(Comparator.comparing(Class::getName));
  }

  private static String entry(String type) {
    return """
            {
              "type": "%s",
              "allDeclaredConstructors": true,
              "allDeclaredMethods": true,
              "allDeclaredFields": true
            }"""
        .formatted(type)
        .indent(4)
        .stripTrailing();
  }
}
