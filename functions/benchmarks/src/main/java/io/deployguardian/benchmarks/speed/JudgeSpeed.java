package io.deployguardian.benchmarks.speed;

import io.deployguardian.benchmarks.peers.NaiveMannWhitney;
import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.rollouts.Model;
import io.deployguardian.benchmarks.rollouts.Values;
import io.deployguardian.benchmarks.simulation.Guardian;
import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Verdict;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One look at one metric of a canary that is no worse than its baseline, and a yardstick on the
 * same data.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx512m", JudgeSpeed.QUIETLY})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class JudgeSpeed {

  /** JMH itself uses what a JDK 25 warns of. */
  static final String QUIETLY = "--sun-misc-unsafe-memory-access=allow";

  @Param Metric.Kind kind;

  @Param({"60", "240", "1440"})
  int intervals;

  private final Judge judge = new SequentialJudge();
  private Analysis analysis;
  private NaiveMannWhitney naive;

  /** Not one that fails: its look stops early, and would be flattering. */
  @Setup
  public void draw() {
    long seed = 0;
    do {
      analysis = analysis(seed);
      seed++;
    } while (judge.judge(analysis).verdict() instanceof Verdict.Fail);
    naive = new NaiveMannWhitney(analysis.measurements());
  }

  @Benchmark
  public Judgement look() {
    return judge.judge(analysis);
  }

  @Benchmark
  public double yardstick() {
    return naive.u();
  }

  private Analysis analysis(long seed) {
    Model model =
        switch (kind) {
          case RATIO -> Counts.USUAL;
          case VALUE -> Values.USUAL;
        };
    var measurements = model.measurements(new SplittableRandom(seed), intervals);
    return Guardian.analysis(model.metric(), measurements);
  }
}
