package io.deployguardian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the docs with figures between two markers; what stands around them is somebody's prose.
 */
final class Page {
  private static final String BEGIN = "<!-- judge:begin -->\n";
  private static final String END = "<!-- judge:end -->\n";

  private final Path file;
  private final String before;
  private final String after;

  private Page(Path file, String before, String after) {
    this.file = file;
    this.before = before;
    this.after = after;
  }

  /** Throws {@link Options.Wrong} where it hasn't the two markers, once each. */
  static Page at(Path file) throws Options.Wrong {
    String text = read(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin || text.lastIndexOf(BEGIN) != begin) {
      throw new Options.Wrong(
          "--write: found no place for the figures in %s, expected a line %s and, below it, %s"
              .formatted(file.getFileName(), BEGIN.strip(), END.strip()));
    }
    return new Page(file, text.substring(0, begin + BEGIN.length()), text.substring(end));
  }

  /** Replaces what stood between the markers. */
  void write(String figures) throws IOException {
    Files.writeString(file, before + "\n" + figures + "\n" + after);
  }

  private static String read(Path file) throws Options.Wrong {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Options.Wrong("--write: can't read " + file.getFileName());
    }
  }
}
