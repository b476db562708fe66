package io.deployguardian.local.cost;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose first column is text and whose others are numbers. */
final class Table {

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  Table(String... header) {
    columns = header.length;
    row(header);
    lines.add("|---|" + "---:|".repeat(columns - 1));
  }

  Table row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "row: found " + cells.length + " cells, expected " + columns);
    }
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
