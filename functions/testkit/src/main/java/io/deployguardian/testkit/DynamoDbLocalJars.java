package io.deployguardian.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the module {@code dynamodb-local} copied into a folder, in a class loader of its own. */
record DynamoDbLocalJars(ClassLoader loader) {
  static final String PROPERTY = "deployguardian.dynamodb.local";
  private static final String LOADER = PROPERTY + ".loader";
  private static final Path IN_CHECKOUT = Path.of("functions", "dynamodb-local", "target", "lib");

  /**
   * One per JVM, because a native library (SQLite's) can be loaded by one class loader only. A
   * static field would be one per class loader of ours, and Quarkus' tests make several: so it is
   * kept where all of them look.
   */
  static DynamoDbLocalJars shared() {
    var everywhere = System.getProperties();
    synchronized (everywhere) {
      if (everywhere.get(LOADER) == null) {
        everywhere.put(LOADER, openAsConfigured());
      }
      return new DynamoDbLocalJars((ClassLoader) everywhere.get(LOADER));
    }
  }

  private static ClassLoader openAsConfigured() {
    return open(folder(System.getProperty(PROPERTY), Path.of("").toAbsolutePath()));
  }

  Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  /** The folder that was asked for, else the one of the checkout that we are somewhere in. */
  static Path folder(String asked, Path workingDirectory) {
    if (asked != null) {
      return filled(Path.of(asked))
          .orElseThrow(() -> missing("in " + asked + ", which -D" + PROPERTY + " names"));
    }
    return Stream.iterate(workingDirectory, at -> at != null, Path::getParent)
        .flatMap(at -> filled(at.resolve(IN_CHECKOUT)).stream())
        .findFirst()
        .orElseThrow(() -> missing("in " + IN_CHECKOUT + ", upwards from " + workingDirectory));
  }

  private static ClassLoader open(Path folder) {
    var loader =
        new URLClassLoader("dynamodb-local", jars(folder), ClassLoader.getPlatformClassLoader());
    try {
      new DynamoDbLocalJars(loader)
          .load("com.almworks.sqlite4java.SQLite")
          .getMethod("setLibraryPath", String.class)
          .invoke(null, folder.toString());
      return loader;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no SQLite in " + folder, e);
    }
  }

  private static Optional<Path> filled(Path folder) {
    return Files.isDirectory(folder) && jars(folder).length > 0
        ? Optional.of(folder)
        : Optional.empty();
  }

  private static URL[] jars(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(DynamoDbLocalJars::url)
          .toArray(URL[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException missing(String where) {
    return new IllegalStateException(
        "DynamoDB Local's jars were not found "
            + where
            + ". Build them with: ./mvnw -pl functions/dynamodb-local process-resources"
            + " (scripts/build does it too)");
  }
}
