package io.deployguardian.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout that this module is a part of. */
public final class Checkout {

  private static final String PARENT_OF_FUNCTIONS = "<artifactId>quarkus-function</artifactId>";

  private Checkout() {}

  public static Path top() {
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .filter(at -> Files.isDirectory(at.resolve("functions/core")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no functions/core upwards from here"));
  }

  /** What is deployed: every module whose parent is the one of all functions. */
  public static SortedSet<String> functions() {
    try (var folders = Files.list(top().resolve("functions"))) {
      return folders
          .filter(Checkout::isFunction)
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module that isn't built is an error: nothing may pass because it saw nothing. */
  public static Path classesOf(String module) {
    var classes = top().resolve("functions").resolve(module).resolve("target/classes");
    try (var files = Files.isDirectory(classes) ? Files.walk(classes) : Stream.<Path>empty()) {
      if (files.noneMatch(file -> file.toString().endsWith(".class"))) {
        throw new AssertionError("functions/" + module + " has no class files: build it first");
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of one folder whose names end so, in the order of their names. */
  public static List<Path> files(String folder, String ending) {
    try (var files = Files.list(top().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFunction(Path folder) {
    var pom = folder.resolve("pom.xml");
    return Files.isRegularFile(pom) && parentOf(text(pom)).contains(PARENT_OF_FUNCTIONS);
  }

  private static String parentOf(String pom) {
    int end = pom.indexOf("</parent>");
    return end < 0 ? "" : pom.substring(0, end);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
