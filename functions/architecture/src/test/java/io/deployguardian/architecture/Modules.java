package io.deployguardian.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout as the rules see it: each module with code, and which others it may use. */
final class Modules {
  static final Set<String> FUNCTIONS =
      Set.of(
          "webhook-intake",
          "event-relay",
          "readiness-gate",
          "smoke-test",
          "canary-evaluation",
          "rollback",
          "scheduled-audit",
          "notification");

  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "core", Set.of(),
          "wire", Set.of("core"),
          "aws", Set.of("core", "wire"),
          "entrance", Set.of("core", "wire", "aws"),
          "testkit", Set.of(),
          "github-stand-in", Set.of(),
          "lambda-stand-in", Set.of(),
          "local", Set.of("core", "wire", "aws", "testkit", "github-stand-in"),
          "benchmarks", Set.of("core", "lambda-stand-in"));

  private static final Set<String> EVERY_FUNCTION_USES = Set.of("core", "wire", "aws", "entrance");

  /** Where Quarkus is at home: the functions, and what is the same in each of them. */
  static final Set<String> ON_QUARKUS =
      Stream.concat(FUNCTIONS.stream(), Stream.of("entrance")).collect(Collectors.toSet());

  private static final Set<String> NOT_WRITTEN_YET = Set.of();

  private Modules() {}

  static Set<String> known() {
    return Stream.concat(LIBRARIES.keySet().stream(), FUNCTIONS.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What has to be there, built. */
  static Set<String> expected() {
    return known().stream()
        .filter(Predicate.not(NOT_WRITTEN_YET::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> mayUse(String module) {
    return LIBRARIES.getOrDefault(module, EVERY_FUNCTION_USES);
  }

  /** The module's own part of the package name: {@code webhook-intake} is {@code webhookintake}. */
  static String packageOf(String module) {
    return "io.deployguardian." + module.replace("-", "");
  }

  static String[] packagesOf(Set<String> modules) {
    return modules.stream().map(module -> packageOf(module) + "..").toArray(String[]::new);
  }

  /** Every folder of {@code functions} that has code of its own. */
  static Set<String> withSources() {
    try (var folders = Files.list(folder())) {
      return folders
          .filter(folder -> Files.isDirectory(sources(folder)))
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module that isn't built is an error: a rule must never pass because it saw nothing. */
  static JavaClasses classesOf(Set<String> modules) {
    return new ClassFileImporter().importPaths(modules.stream().map(Modules::built).toList());
  }

  static List<Path> sourceFiles(Set<String> modules) {
    return modules.stream().flatMap(Modules::sourceFiles).toList();
  }

  private static Stream<Path> sourceFiles(String module) {
    try (var files = Files.walk(sources(folder().resolve(module)))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(String module) {
    var classes = folder().resolve(module).resolve("target/classes");
    try (var files = Files.isDirectory(classes) ? Files.walk(classes) : Stream.<Path>empty()) {
      if (files.noneMatch(file -> file.toString().endsWith(".class"))) {
        throw new AssertionError(
            "functions/" + module + " has no class files in target/classes: build it first");
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sources(Path module) {
    return module.resolve("src/main/java");
  }

  static Path folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve("functions"))
        .filter(functions -> Files.isDirectory(functions.resolve("core")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no functions/core upwards from here"));
  }
}
