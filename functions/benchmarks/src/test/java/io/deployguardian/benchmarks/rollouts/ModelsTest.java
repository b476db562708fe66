package io.deployguardian.benchmarks.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private static final int MANY = 20_000;

  @Test
  void sends_a_tenth_of_the_requests_to_the_canary_and_fails_one_in_200() {
    var measured = draw(Counts.USUAL);
    assertThat(mean(measured, m -> count(m.canary()).total())).isCloseTo(600, within(1.0));
    assertThat(mean(measured, m -> count(m.baseline()).total())).isCloseTo(5_400, within(3.0));
    assertThat(mean(measured, m -> count(m.canary()).bad())).isCloseTo(3, within(0.05));
    assertThat(mean(measured, m -> count(m.baseline()).bad())).isCloseTo(27, within(0.2));
  }

  @Test
  void goes_through_its_weights_one_stage_after_the_other() {
    var measured = Counts.USUAL.through(CanaryPlan.WEIGHTS).measurements(random(), 60);
    assertThat(measured).extracting(Measurement::stage).isSorted();
    for (int stage = 0; stage < 3; stage++) {
      int own = stage;
      var ofStage = measured.stream().filter(m -> m.stage() == own).toList();
      double weight = CanaryPlan.WEIGHTS.get(stage).percent();
      assertThat(ofStage).hasSize(20);
      assertThat(mean(ofStage, m -> count(m.canary()).total()))
          .isCloseTo(60 * weight, within(60.0));
    }
  }

  @Test
  void swings_both_sides_as_one_or_each_by_itself() {
    var together = draw(Counts.USUAL.with(10_000).shared(Noise.independent(0.5)));
    var apart = draw(Counts.USUAL.with(10_000).perSide(Noise.independent(0.3)));
    // What chance adds to the quotient's logarithm is below 0.01 at this traffic.
    assertThat(sd(together, ModelsTest::logOfRates)).isLessThan(0.1);
    assertThat(sd(together, m -> Math.log(count(m.baseline()).bad()))).isCloseTo(0.5, within(0.02));
    assertThat(sd(apart, ModelsTest::logOfRates)).isCloseTo(0.3 * Math.sqrt(2), within(0.02));
  }

  @Test
  void changes_the_canary_alone() {
    var tripled = draw(Counts.USUAL.canary(Changes.by(3)));
    assertThat(mean(tripled, m -> count(m.canary()).bad())).isCloseTo(9, within(0.1));
    assertThat(mean(tripled, m -> count(m.baseline()).bad())).isCloseTo(27, within(0.2));
    var slower = draw(Values.USUAL.canary(Changes.by(1.5)));
    assertThat(mean(slower, ModelsTest::logOfValues)).isCloseTo(Math.log(1.5), within(0.005));
  }

  @Test
  void moves_both_latencies_with_the_load_and_each_by_a_tenth_on_its_own() {
    var measured = draw(Values.USUAL);
    assertThat(mean(measured, ModelsTest::logOfValues)).isCloseTo(0, within(0.005));
    assertThat(sd(measured, ModelsTest::logOfValues)).isCloseTo(0.1 * Math.sqrt(2), within(0.003));
    assertThat(mean(measured, m -> value(m.baseline()))).isCloseTo(100, within(1.5));
    assertThat(sd(measured, m -> value(m.baseline()))).isCloseTo(80 / Math.sqrt(2), within(2.0));
  }

  @Test
  void measures_in_whole_numbers_where_it_is_told_to() {
    var measured = Values.USUAL.inWholeNumbers().measurements(random(), 60);
    assertThat(measured)
        .allSatisfy(m -> assertThat(value(m.canary())).isEqualTo(Math.rint(value(m.canary()))));
  }

  @Test
  void measures_minute_after_minute_the_same_each_time() {
    List<Function<SplittableRandom, List<Measurement>>> models =
        List.of(r -> Counts.USUAL.measurements(r, 60), r -> Values.USUAL.measurements(r, 60));
    for (var model : models) {
      var measured = model.apply(random());
      assertThat(measured).hasSize(60).isEqualTo(model.apply(random()));
      for (int i = 1; i < 60; i++) {
        assertThat(measured.get(i).from()).isEqualTo(measured.get(i - 1).at());
      }
    }
  }

  private static List<Measurement> draw(Model model) {
    return model.measurements(random(), MANY);
  }

  private static SplittableRandom random() {
    return new SplittableRandom(1);
  }

  private static double mean(List<Measurement> measured, ToDoubleFunction<Measurement> of) {
    return Moments.mean(measured.stream().mapToDouble(of).toArray());
  }

  private static double sd(List<Measurement> measured, ToDoubleFunction<Measurement> of) {
    return Moments.sd(measured.stream().mapToDouble(of).toArray());
  }

  private static double logOfRates(Measurement m) {
    return Math.log(rate(m.canary()) / rate(m.baseline()));
  }

  private static double logOfValues(Measurement m) {
    return Math.log(value(m.canary()) / value(m.baseline()));
  }

  private static double rate(Reading reading) {
    return (double) count(reading).bad() / count(reading).total();
  }

  private static Reading.Count count(Reading reading) {
    return (Reading.Count) reading;
  }

  private static double value(Reading reading) {
    return ((Reading.Value) reading).value();
  }
}
