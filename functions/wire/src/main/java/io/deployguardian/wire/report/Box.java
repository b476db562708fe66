package io.deployguardian.wire.report;

import java.util.ArrayList;
import java.util.List;

/** Lines in a box, for terminals. What is too long for one line goes on below its beginning. */
final class Box {

  /** Columns of the whole box; of what is inside, four fewer. */
  static final int WIDTH = 100;

  private static final int INSIDE = WIDTH - 4;

  private final List<String> lines = new ArrayList<>();

  Box() {
    rule("┌", "┐");
  }

  /** A new part of the box. */
  Box part() {
    rule("├", "┤");
    return this;
  }

  Box line(String text) {
    return line("", text);
  }

  /**
   * @param lead what stands before the text; the lines that follow are indented as far
   */
  Box line(String lead, String text) {
    String indent = " ".repeat(columns(lead));
    String before = lead;
    for (String part : wrapped(text, Math.max(20, INSIDE - indent.length()))) {
      String line = before + part;
      lines.add("│ " + line + " ".repeat(Math.max(0, INSIDE - columns(line))) + " │");
      before = indent;
    }
    return this;
  }

  private void rule(String left, String right) {
    lines.add(left + "─".repeat(WIDTH - 2) + right);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n└" + "─".repeat(WIDTH - 2) + "┘\n";
  }

  private static List<String> wrapped(String text, int width) {
    List<String> all = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      for (String piece : pieces(word, width)) {
        if (!line.isEmpty() && columns(line.toString()) + 1 + columns(piece) > width) {
          all.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(piece);
      }
    }
    all.add(line.toString());
    return all;
  }

  /** A word that no line can hold is broken where it must. */
  private static List<String> pieces(String word, int width) {
    List<String> pieces = new ArrayList<>();
    var piece = new StringBuilder();
    int used = 0;
    for (int character : word.codePoints().toArray()) {
      if (used + columns(character) > width) {
        pieces.add(piece.toString());
        piece.setLength(0);
        used = 0;
      }
      piece.appendCodePoint(character);
      used += columns(character);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  static int columns(String text) {
    return text.codePoints().map(Box::columns).sum();
  }

  /** As terminals do it, roughly: marks take no column, ideographs and pictures take two. */
  private static int columns(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default ->
          Character.isIdeographic(character)
                  || character >= 0x1100 && character <= 0x115F
                  || character >= 0x3040 && character <= 0xD7A3
                  || character >= 0xFF01 && character <= 0xFF60
                  || character >= 0x1F300 && character <= 0x1FAFF
              ? 2
              : 1;
    };
  }
}
