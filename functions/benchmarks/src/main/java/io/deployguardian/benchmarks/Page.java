package io.deployguardian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the docs with figures between two markers; what stands around them is somebody's prose.
 */
final class Page {
  private final Path file;
  private final String before;
  private final String after;

  private Page(Path file, String before, String after) {
    this.file = file;
    this.before = before;
    this.after = after;
  }

  /**
   * Throws {@link Options.Wrong} where it hasn't the two markers, once each.
   *
   * @param what the figures are of: judge, functions
   */
  static Page at(Path file, String what) throws Options.Wrong {
    String text = read(file);
    String beginning = marker(what, "begin");
    int begin = text.indexOf(beginning);
    int end = text.indexOf(marker(what, "end"));
    if (begin < 0 || end < begin || text.lastIndexOf(beginning) != begin) {
      throw new Options.Wrong(
          "--write: found no place for the figures in %s, expected a line %s and, below it, %s"
              .formatted(file.getFileName(), beginning.strip(), marker(what, "end").strip()));
    }
    return new Page(file, text.substring(0, begin + beginning.length()), text.substring(end));
  }

  /** Replaces what stood between the markers. */
  void write(String figures) throws IOException {
    Files.writeString(file, before + "\n" + figures + "\n" + after);
  }

  private static String marker(String what, String which) {
    return "<!-- " + what + ":" + which + " -->\n";
  }

  private static String read(Path file) throws Options.Wrong {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Options.Wrong("--write: can't read " + file.getFileName());
    }
  }
}
