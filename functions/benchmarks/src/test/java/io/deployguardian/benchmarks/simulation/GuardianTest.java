package io.deployguardian.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.rollouts.Changes;
import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.rollouts.Model;
import io.deployguardian.benchmarks.rollouts.Values;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardianTest {
  private static final Judge JUDGE = new SequentialJudge();

  static Stream<Model> models() {
    return Stream.of(
        Counts.USUAL,
        Counts.USUAL.canary(Changes.by(2)),
        Counts.USUAL.canary(Changes.upTo(15, 3)),
        Counts.USUAL.canary(Changes.from(46, 3)),
        Counts.USUAL.through(CanaryPlan.WEIGHTS).canary(Changes.from(21, 2)),
        Values.USUAL,
        Values.USUAL.canary(Changes.by(1.2)),
        Values.USUAL.canary(Changes.inAny(20, 10)));
  }

  /** What lets one judgement stand for sixty looks. */
  @ParameterizedTest
  @MethodSource("models")
  void finds_with_one_judgement_what_looking_after_each_interval_finds(Model model) {
    for (int seed = 0; seed < 10; seed++) {
      var measurements = model.measurements(new SplittableRandom(seed), 60);
      assertThat(new Guardian(JUDGE).watch(model.metric(), measurements))
          .isEqualTo(lookAfterEach(model.metric(), measurements));
    }
  }

  @Test
  void reads_each_verdict() {
    assertThat(watch(Verdict.fail("latency", "worse"), OptionalInt.of(2)))
        .isEqualTo(Outcome.failed(2));
    assertThat(watch(new Verdict.Pass(List.of()), OptionalInt.of(1))).isEqualTo(Outcome.PASSED);
    assertThat(watch(Verdict.inconclusive("latency", "too little"), OptionalInt.empty()))
        .isEqualTo(Outcome.UNDECIDED);
  }

  private static Outcome watch(Verdict verdict, OptionalInt decidedAt) {
    Judge judge = analysis -> new Judgement(verdict, decidedAt, List.of());
    var measurements = Values.USUAL.measurements(new SplittableRandom(1), 3);
    return new Guardian(judge).watch(Values.USUAL.metric(), measurements);
  }

  private static Outcome lookAfterEach(Metric metric, List<Measurement> measurements) {
    Outcome last = Outcome.UNDECIDED;
    for (int looks = 1; looks <= measurements.size(); looks++) {
      last = new Guardian(JUDGE).watch(metric, measurements.subList(0, looks));
      if (last.failedAt().isPresent()) {
        assertThat(last).isEqualTo(Outcome.failed(looks));
        return last;
      }
    }
    return last;
  }
}
