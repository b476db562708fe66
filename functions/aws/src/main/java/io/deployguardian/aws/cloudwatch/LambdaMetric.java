package io.deployguardian.aws.cloudwatch;

import io.deployguardian.core.plan.SlowerThan;
import java.util.List;
import java.util.Optional;

/** What can be measured of a Lambda alias; as text the name that a plan uses. */
sealed interface LambdaMetric {

  /** All of them, for people. */
  String KNOWN = "error-rate, latency-p50, latency-p95, latency-p99, " + SlowerThan.FORM;

  String DURATION = "Duration";

  /** How often it was invoked: what every other metric is held against. */
  Statistic INVOCATIONS = new Statistic("invocations", "Invocations", "Sum");

  /**
   * One statistic of one of CloudWatch's metrics.
   *
   * @param id under which it is asked for
   * @param name as CloudWatch calls it
   */
  record Statistic(String id, String metric, String name) {}

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
    public List<Statistic> statistics() {
      return List.of(new Statistic("errors", "Errors", "Sum"));
    }

    @Override
    public String toString() {
      return "error-rate";
    }
  }

  /** A percentile of the invocations' durations, in milliseconds. */
  record Latency(int percentile) implements LambdaMetric {

    @Override
    public List<Statistic> statistics() {
      return List.of(new Statistic("p" + percentile, DURATION, "p" + percentile));
    }

    @Override
    public String toString() {
      return "latency-p" + percentile;
    }
  }

  /** Invocations that took longer than a bound, out of all. */
  record Slow(SlowerThan bound) implements LambdaMetric {

    /**
     * All samples, and those on either side of the bound. A trimmed count's range leaves out its
     * lower end and takes in its upper one, so each sample is on exactly one side.
     *
     * <p>Whether a range without samples gives zero or no point is not documented, and no point
     * alone must not count as good news. But the two sides have to add up to all samples: where
     * they do, a side without a point is a proven zero. Five statistics are one metric on the bill.
     */
    @Override
    public List<Statistic> statistics() {
      return List.of(new Statistic("samples", DURATION, "SampleCount"), within(), beyond());
    }

    Statistic within() {
      return new Statistic("within" + bound.millis(), DURATION, "TC(:" + bound.millis() + ")");
    }

    Statistic beyond() {
      return new Statistic("beyond" + bound.millis(), DURATION, "TC(" + bound.millis() + ":)");
    }

    @Override
    public String toString() {
      return bound.toString();
    }
  }
}
