package io.deployguardian.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.simulation.Scenario.Group;
import io.deployguardian.core.canary.judge.SequentialJudge;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScenariosTest {

  @Test
  void have_names_of_their_own() {
    assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void promise_few_false_alarms_wherever_the_canary_is_no_worse() {
    assertThat(Scenarios.all())
        .filteredOn(scenario -> scenario.group() == Group.NO_WORSE)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            scenario ->
                assertThat(scenario.promises())
                    .anySatisfy(p -> assertThat(p.terms(4_000)).isEqualTo("≤ 1.41 % failed")));
  }

  /** A tenth of what scripts/bench simulates: finds a judge that is broken, not one that slips. */
  @Test
  @Tag("slow")
  void find_that_the_judge_keeps_its_promises() {
    var guardian = new Guardian(new SequentialJudge());
    var simulation = new Simulation(List.of(guardian), 400);
    assertThat(Scenarios.all())
        .filteredOn(scenario -> !scenario.promises().isEmpty())
        .hasSizeGreaterThan(20)
        .flatMap(scenario -> simulation.run(scenario).brokenBy(guardian.name()))
        .isEmpty();
  }
}
