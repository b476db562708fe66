package io.deployguardian.benchmarks.speed;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one look costs.
 *
 * @param kind of the metric, in small letters
 * @param microseconds on average
 * @param error half of JMH's 99.9 % confidence interval, in microseconds
 * @param yardstick microseconds of the yardstick on the same data, in the same run
 */
public record Speed(
    String kind, int intervals, double microseconds, double error, double yardstick) {

  /** Takes about a minute: each figure has a JVM of its own. */
  public static List<Speed> measure() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(JudgeSpeed.class.getName() + "\\.")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return results.stream()
        .filter(result -> isOf("look", result))
        .map(look -> of(look, yardstick(look, results)))
        .sorted(Comparator.comparing(Speed::kind).thenComparing(Speed::intervals))
        .toList();
  }

  private static Speed of(RunResult look, RunResult yardstick) {
    return new Speed(
        kindOf(look).toLowerCase(Locale.ROOT),
        intervalsOf(look),
        look.getPrimaryResult().getScore(),
        look.getPrimaryResult().getScoreError(),
        yardstick.getPrimaryResult().getScore());
  }

  private static RunResult yardstick(RunResult look, Collection<RunResult> results) {
    return results.stream()
        .filter(result -> isOf("yardstick", result))
        .filter(r -> kindOf(r).equals(kindOf(look)) && intervalsOf(r) == intervalsOf(look))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(String method, RunResult result) {
    return result.getParams().getBenchmark().endsWith("." + method);
  }

  private static String kindOf(RunResult result) {
    return result.getParams().getParam("kind");
  }

  private static int intervalsOf(RunResult result) {
    return Integer.parseInt(result.getParams().getParam("intervals"));
  }
}
