package io.deployguardian.benchmarks.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shows the same rollouts to all watchers, on all processors. The same scenario always has the same
 * rollouts, so that two runs differ only if a watcher does.
 *
 * @param rollouts of each scenario
 */
public record Simulation(List<Watcher> watchers, int rollouts) {

  public static final int INTERVALS = 60;

  /**
   * @param tallies by the watcher's name, in the watchers' order
   */
  public record Result(Scenario scenario, Map<String, Tally> tallies) {

    /** One line for each promise that the watcher of this name broke. */
    public List<String> brokenBy(String watcher) {
      var tally = tallies.get(watcher);
      return scenario.promises().stream()
          .flatMap(
              promise ->
                  promise.brokenBy(tally).stream()
                      .map(
                          found ->
                              "%s: found %s, promised %s"
                                  .formatted(
                                      scenario.name(), found, promise.terms(tally.rollouts()))))
          .toList();
    }
  }

  public Simulation {
    watchers = List.copyOf(watchers);
  }

  public Result run(Scenario scenario) {
    List<List<Outcome>> outcomes =
        IntStream.range(0, rollouts)
            .parallel()
            .mapToObj(rollout -> watch(scenario, rollout))
            .toList();
    var tallies = new LinkedHashMap<String, Tally>();
    for (int i = 0; i < watchers.size(); i++) {
      int watcher = i;
      List<Outcome> own = outcomes.stream().map(all -> all.get(watcher)).toList();
      tallies.put(watchers.get(i).name(), new Tally(own, scenario.changedFrom()));
    }
    return new Result(scenario, tallies);
  }

  private List<Outcome> watch(Scenario scenario, int rollout) {
    var measurements = scenario.model().measurements(random(scenario, rollout), INTERVALS);
    return watchers.stream()
        .map(watcher -> watcher.watch(scenario.model().metric(), measurements))
        .toList();
  }

  private static SplittableRandom random(Scenario scenario, int rollout) {
    return new SplittableRandom(((long) scenario.name().hashCode() << 32) + rollout);
  }
}
