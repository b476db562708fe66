package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.deployguardian.infrastructure.Checkout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The permissions that a function's code makes use of.
 *
 * @param paths each of them, with one way to a call that needs it
 * @param queried what it queries: the table itself, and indexes by name
 * @param settings the accessors of Settings that it calls
 */
public record CalledActions(
    SortedMap<String, List<String>> paths, SortedSet<String> queried, SortedSet<String> settings) {

  /** Among what is queried: no index. */
  public static final String TABLE = QueriedIndexes.TABLE;

  private static final List<String> LIBRARIES = List.of("core", "wire", "aws", "entrance");
  private static final String BEAN = "jakarta.inject.Singleton";

  private static SortedMap<String, CalledActions> ofEveryFunction;

  /** Of each function, by its name; looked at once. */
  public static synchronized SortedMap<String, CalledActions> ofEveryFunction() {
    if (ofEveryFunction == null) {
      ofEveryFunction = lookAtEveryFunction();
    }
    return ofEveryFunction;
  }

  private static SortedMap<String, CalledActions> lookAtEveryFunction() {
    var modules = Stream.concat(LIBRARIES.stream(), Checkout.functions().stream());
    var classes = new ClassFileImporter().importPaths(modules.map(Checkout::classesOf).toList());
    return Checkout.functions().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                function -> of(classes, beansOf(function, classes)),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Of some beans. */
  static CalledActions of(JavaClasses classes, Set<JavaClass> beans) {
    SortedMap<String, List<String>> paths = new TreeMap<>();
    var reachability = Reachability.from(classes, beans);
    for (var access : reachability.outside()) {
      AwsActions.neededBy(access.getTarget())
          .ifPresent(action -> paths.putIfAbsent(action, reachability.path(access.getOrigin())));
    }
    var reached = reachability.reached();
    return new CalledActions(paths, QueriedIndexes.among(reached), ReadSettings.among(reached));
  }

  public Set<String> actions() {
    return paths.keySet();
  }

  private static Set<JavaClass> beansOf(String function, JavaClasses classes) {
    var packages =
        Stream.of(function, "entrance")
            .map(module -> "io.deployguardian." + module.replace("-", ""))
            .toList();
    return classes.stream()
        .filter(type -> packages.contains(type.getPackageName()) && type.isAnnotatedWith(BEAN))
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return paths.entrySet().stream()
        .map(CalledActions::line)
        .collect(
            Collectors.joining(
                "\n", "", "\n  queries %s%n  reads %s".formatted(queried, settings)));
  }

  private static String line(Map.Entry<String, List<String>> path) {
    return "  %-32s %s".formatted(path.getKey(), String.join(" > ", path.getValue()));
  }
}
