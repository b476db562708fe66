package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.starts.Lineup;
import io.deployguardian.benchmarks.starts.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the functions start, as Markdown. */
final class StartsReport {

  private StartsReport() {}

  /**
   * @param kind of the packages: JVM, native
   * @param machine what it ran on
   */
  static String of(Map<String, Start> starts, String kind, String machine, int rounds) {
    return """
        Medians of %d cold starts of each %s package, in turns, %s. `scripts/bench functions%s --starts %d`

        %s
        Our functions, beside a hello with the same extensions, and beside the same hello with a table:

        %s"""
        .formatted(
            rounds,
            kind,
            machine,
            kind.equals("JVM") ? "" : " --native",
            rounds,
            figures(starts),
            ratios(starts));
  }

  private static String figures(Map<String, Start> starts) {
    var table =
        new Table(
            List.of(
                "",
                "first poll, ms",
                "processor, ms",
                "first invoke, ms",
                "warm invoke, ms",
                "memory, MB",
                "zip, MB"));
    var names = new ArrayList<>(Lineup.yardsticks());
    names.addAll(Lineup.ours());
    for (String name : names) {
      Start start = starts.get(name);
      String shown = Lineup.ours().contains(name) ? name : "*" + name + "*";
      table.add(
          List.of(
              shown,
              whole(start.poll()),
              whole(start.processor()),
              whole(start.first()),
              String.format(Locale.ROOT, "%.1f", start.warm()),
              whole(start.memory()),
              String.format(Locale.ROOT, "%.1f", start.zip())));
    }
    return table.markdown();
  }

  private static String ratios(Map<String, Start> starts) {
    var table =
        new Table(
            List.of(
                "ratio to",
                "hello: first poll",
                "processor",
                "memory",
                "with a table: first poll",
                "processor",
                "memory"));
    for (String name : Lineup.ours()) {
      var row = new ArrayList<>(List.of(name));
      row.addAll(ratios(starts.get(name), starts.get(Lineup.hello(name))));
      row.addAll(ratios(starts.get(name), starts.get(Lineup.helloWithATable(name))));
      table.add(row);
    }
    return table.markdown();
  }

  private static List<String> ratios(Start ours, Start theirs) {
    return List.of(
        ratio(ours.poll(), theirs.poll()),
        ratio(ours.processor(), theirs.processor()),
        ratio(ours.memory(), theirs.memory()));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String ratio(double ours, double theirs) {
    return String.format(Locale.ROOT, "%.2f", ours / theirs);
  }
}
