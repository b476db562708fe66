package io.deployguardian.wire.json;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reachability metadata that a native executable needs to read and write core's types.
 * Registering a type makes its record components and permitted subclasses known too.
 */
final class NativeMetadata {

  static final String RESOURCE =
      "META-INF/native-image/io.deployguardian/wire/reachability-metadata.json";

  /**
   * Made by Jackson itself: the annotated stand-ins of sealed types, and the map behind each sorted
   * one.
   */
  private static final List<Class<?>> JACKSONS =
      List.of(Names.ByState.class, Names.ByType.class, Names.ByKind.class, TreeMap.class);

  private NativeMetadata() {}

  /** Prints the file; see {@link NativeMetadataTest} for where it belongs. */
  public static void main(String[] arguments) {
    System.out.print(expected());
  }

  /** What crosses JSON and isn't among these. */
  static Set<String> missing(Set<String> registered) {
    return types()
        .filter(type -> !registered.contains(type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> types() {
    return Stream.concat(CrossingTypes.all().stream(), JACKSONS.stream())
        .map(Class::getName)
        .sorted();
  }

  static String expected() {
    return types()
        .map(NativeMetadata::entry)
        .collect(Collectors.joining(",\n", "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
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
