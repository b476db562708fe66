package io.deployguardian.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.simulation.Scenario.Group;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SimulationTest {

  /** Fails a canary at its first interval without errors, so that it depends on each draw. */
  private record FailsWithoutErrors(String name) implements Watcher {

    @Override
    public Outcome watch(Metric metric, List<Measurement> measurements) {
      for (int i = 0; i < measurements.size(); i++) {
        if (((Reading.Count) measurements.get(i).canary()).bad() == 0) {
          return Outcome.failed(i + 1);
        }
      }
      return Outcome.PASSED;
    }
  }

  private record Remembers(Set<List<Measurement>> seen) implements Watcher {

    @Override
    public String name() {
      return "remembers";
    }

    @Override
    public Outcome watch(Metric metric, List<Measurement> measurements) {
      seen.add(measurements);
      return Outcome.UNDECIDED;
    }
  }

  @Test
  void finds_the_same_each_time_on_however_many_processors() {
    var simulation = new Simulation(List.of(new FailsWithoutErrors("one")), 200);
    var scenario = scenario("twice", List.of());
    var tally = simulation.run(scenario).tallies().get("one");
    assertThat(tally.failed()).isBetween(0.9, 0.99); // 1 - (1 - e^-3)^60 = 0.953
    assertThat(simulation.run(scenario).tallies()).containsEntry("one", tally);
  }

  @Test
  void shows_all_watchers_the_same_rollouts() {
    var watchers =
        List.<Watcher>of(new FailsWithoutErrors("one"), new FailsWithoutErrors("another"));
    var tallies = new Simulation(watchers, 50).run(scenario("shared", List.of())).tallies();
    assertThat(tallies.keySet()).containsExactly("one", "another");
    assertThat(tallies.get("one")).isEqualTo(tallies.get("another"));
  }

  @Test
  void draws_no_rollout_twice_and_others_for_another_scenario() {
    var seen = new Remembers(ConcurrentHashMap.newKeySet());
    var simulation = new Simulation(List.of(seen), 20);
    simulation.run(scenario("one", List.of()));
    simulation.run(scenario("another", List.of()));
    assertThat(seen.seen()).hasSize(40);
  }

  @Test
  void says_in_one_line_which_promise_is_broken() {
    var simulation = new Simulation(List.of(new FailsWithoutErrors("one")), 100);
    var promises = List.of(Promise.failsAtMost(0.01), Promise.failsAtLeast(0.5));
    var tally = simulation.run(scenario("promised", promises));
    double failed = tally.tallies().get("one").failed();
    assertThat(tally.brokenBy("one"))
        .containsExactly(
            "promised: found %s failed, promised ≤ 3.59 %% failed".formatted(Percent.of(failed)));
  }

  private static Scenario scenario(String name, List<Promise> promises) {
    return new Scenario(name, Group.NO_WORSE, Counts.USUAL, 1, promises);
  }
}
