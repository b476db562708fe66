package io.deployguardian.aws.cloudwatch;

import io.deployguardian.core.plan.SlowerThan;
import java.util.List;
import java.util.Optional;

/** What can be measured of a Lambda alias; as text the name that a plan uses. */
sealed interface LambdaMetric {

  /** All of them, for people. */
  String KNOWN = "error-rate, latency-p50, latency-p95, latency-p99, " + SlowerThan.FORM;

  /**
   * Under which id one statistic of the metric is asked for.
   *
   * @param name as CloudWatch calls it
   */
  record Statistic(String id, String name) {}

  /** CloudWatch's name of it. */
  String metric();

  /** The first one is there for each minute in which anything was invoked. */
  List<Statistic> statistics();

  static Optional<LambdaMetric> named(String name) {
    return switch (name) {
      case "error-rate" -> Optional.of(new ErrorRate());
      case "latency-p50" -> Optional.of(new Latency(50));
      case "latency-p95" -> Optional.of(new Latency(95));
      case "latency-p99" -> Optional.of(new Latency(99));
      default -> SlowerThan.named(name).map(Slow::new);
    };
  }

  /** Failed invocations out of all. */
  record ErrorRate() implements LambdaMetric {

    @Override
    public String metric() {
      return "Errors";
    }

    @Override
    public List<Statistic> statistics() {
      return List.of(new Statistic(Question.WANTED, "Sum"));
    }

    @Override
    public String toString() {
      return "error-rate";
    }
  }

  /** A percentile of the invocations' durations, in milliseconds. */
  record Latency(int percentile) implements LambdaMetric {

    @Override
    public String metric() {
      return "Duration";
    }

    @Override
    public List<Statistic> statistics() {
      return List.of(new Statistic(Question.WANTED, "p" + percentile));
    }

    @Override
    public String toString() {
      return "latency-p" + percentile;
    }
  }

  /** Invocations that took longer than a bound, out of all. */
  record Slow(SlowerThan bound) implements LambdaMetric {

    @Override
    public String metric() {
      return "Duration";
    }

    /**
     * All samples, and those on either side of the bound. A trimmed count's range leaves out its
     * lower end and takes in its upper one, so each sample is on exactly one side.
     *
     * <p>Whether a range without samples gives zero or no point is not documented, and no point
     * alone must not count as good news. But the two sides have to add up to all samples: where
     * they do, a side without a point is a proven zero. All three are one metric on the bill.
     */
    @Override
    public List<Statistic> statistics() {
      return List.of(
          new Statistic(Question.WANTED, "SampleCount"),
          new Statistic(Question.WITHIN, "TC(:" + bound.millis() + ")"),
          new Statistic(Question.BEYOND, "TC(" + bound.millis() + ":)"));
    }

    @Override
    public String toString() {
      return bound.toString();
    }
  }
}
