package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.simulation.Percent;
import io.deployguardian.benchmarks.simulation.Scenario;
import io.deployguardian.benchmarks.simulation.Scenario.Group;
import io.deployguardian.benchmarks.simulation.Simulation;
import io.deployguardian.benchmarks.simulation.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the simulation found, as Markdown.
 *
 * @param watchers their names: ours first, the peers behind it
 */
record SimulationReport(List<String> watchers, int rollouts, List<Simulation.Result> results) {
  private static final String NOTHING = "–";

  String markdown() {
    return """
        ### Simulation

        %s rollouts of %d intervals in each scenario, looked at after every interval. Swings and noise are
        standard deviations of a logarithm, from interval to interval: shared by both sides, or each side's own. A peer
        passes what it doesn't fail.

        """
            .formatted(String.format(Locale.ROOT, "%,d", rollouts), Simulation.INTERVALS)
        + section("No worse than the baseline: each fail is a false alarm", Group.NO_WORSE)
        + section("No worse, but swinging beyond what is promised", Group.BEYOND_PROMISE)
        + section("Worse all the time", Group.WORSE)
        + section("Worse at times", Group.WORSE_AT_TIMES)
        + """
        A delay counts from the first interval that is worse; who fails earlier has found nothing. A rollout that never
        fails is later than all others, and – means that too few fail. In brackets: the interval within which half fail.
        """;
  }

  /** One line each; empty if the judge keeps all promises. */
  List<String> broken() {
    return results.stream()
        .flatMap(result -> result.brokenBy(watchers.getFirst()).stream())
        .toList();
  }

  private String section(String title, Group group) {
    boolean withDelays = group == Group.WORSE || group == Group.WORSE_AT_TIMES;
    var table = new Table(header(withDelays));
    results.stream()
        .filter(result -> result.scenario().group() == group)
        .forEach(result -> table.add(withDelays ? rowWithDelays(result) : row(result)));
    return "#### " + title + "\n\n" + table.markdown() + "\n";
  }

  private List<String> header(boolean withDelays) {
    var header = new ArrayList<>(List.of("scenario", "promised", "failed", "passed"));
    if (withDelays) {
      header.addAll(List.of("half within", "90 % within"));
    }
    watchers.stream().skip(1).map(peer -> peer + ": failed").forEach(header::add);
    return header;
  }

  private List<String> row(Simulation.Result result) {
    var row = start(result);
    peers(result).stream().map(peer -> Percent.of(peer.failed())).forEach(row::add);
    return row;
  }

  private List<String> rowWithDelays(Simulation.Result result) {
    var row = start(result);
    row.add(text(own(result).delay(0.5)));
    row.add(text(own(result).delay(0.9)));
    peers(result).stream()
        .map(peer -> Percent.of(peer.failed()) + " (" + text(peer.delay(0.5)) + ")")
        .forEach(row::add);
    return row;
  }

  private List<String> start(Simulation.Result result) {
    return new ArrayList<>(
        List.of(
            result.scenario().name(),
            promises(result.scenario()),
            Percent.of(own(result).failed()),
            Percent.of(own(result).passed())));
  }

  private String promises(Scenario scenario) {
    return scenario.promises().isEmpty()
        ? NOTHING
        : scenario.promises().stream()
            .map(promise -> promise.terms(rollouts))
            .collect(Collectors.joining(", "));
  }

  private Tally own(Simulation.Result result) {
    return result.tallies().get(watchers.getFirst());
  }

  private List<Tally> peers(Simulation.Result result) {
    return watchers.stream().skip(1).map(result.tallies()::get).toList();
  }

  private static String text(OptionalInt intervals) {
    return intervals.isPresent() ? String.valueOf(intervals.getAsInt()) : NOTHING;
  }
}
