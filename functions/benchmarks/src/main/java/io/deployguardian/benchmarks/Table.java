package io.deployguardian.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns stand below each other in plain text, too. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> header) {
    rows.add(List.copyOf(header));
  }

  void add(List<String> row) {
    if (row.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "row: found " + row.size() + " cells, expected " + rows.getFirst().size());
    }
    rows.add(List.copyOf(row));
  }

  /**
   * Ends with a newline. The first column is text and reads from the left, all others are numbers.
   */
  String markdown() {
    int[] widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
    var lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(1, rule(widths));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> padded(row.get(i), widths[i], i == 0))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String padded(String cell, int width, boolean left) {
    return String.format(left ? "%-" + width + "s" : "%" + width + "s", cell);
  }

  private static String rule(int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> "-".repeat(widths[i] + 1) + (i == 0 ? "-" : ":"))
        .collect(Collectors.joining("|", "|", "|"));
  }
}
