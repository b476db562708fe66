package io.deployguardian.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Handlers for everything, found in the source: in class files try-with-resources and record
 * patterns leave the same trace.
 */
final class CatchAlls {
  private static final Pattern CATCH_ALL =
      Pattern.compile("\\bcatch\\s*\\([^)]*\\b(Exception|Throwable)\\b\\s*(\\||\\w+\\s*\\))");

  private CatchAlls() {}

  static List<Path> in(List<Path> sourceFiles) {
    return sourceFiles.stream().filter(CatchAlls::hasOne).toList();
  }

  static boolean hasOne(String source) {
    return CATCH_ALL.matcher(source).find();
  }

  private static boolean hasOne(Path file) {
    try {
      return hasOne(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
