package io.deployguardian.aws.telemetry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionCounter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.internal.DefaultGauge;
import io.micrometer.core.instrument.internal.DefaultLongTaskTimer;
import io.micrometer.core.instrument.internal.DefaultMeter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Micrometer's meters as lines of CloudWatch's embedded metric format. A flush at the end of each
 * invocation writes what was recorded since the last one, at once: a Lambda is frozen between
 * invocations, so nothing may wait for a thread.
 */
public final class EmfMeterRegistry extends MeterRegistry {
  private final String service;
  private final PrintStream out;
  private final Map<Meter.Id, Double> lastCounts = new LinkedHashMap<>();

  public EmfMeterRegistry(String service, PrintStream out) {
    this(service, out, Clock.SYSTEM);
  }

  EmfMeterRegistry(String service, PrintStream out, Clock clock) {
    super(clock);
    this.service = service;
    this.out = out;
  }

  /** Writes one line for each set of dimensions that has something new. */
  public synchronized void flush() {
    Map<Map<String, String>, List<EmfLine>> lines = new LinkedHashMap<>();
    for (Meter meter : getMeters()) {
      double[] values = values(meter);
      for (int from = 0; from < values.length; from += EmfLine.MOST_VALUES) {
        int to = Math.min(values.length, from + EmfLine.MOST_VALUES);
        String name = meter.getId().getName();
        line(lines, dimensions(meter.getId()), name)
            .add(name, unit(meter), Arrays.copyOfRange(values, from, to));
      }
    }
    lines.values().forEach(all -> all.forEach(out::println));
    out.flush();
  }

  private EmfLine line(
      Map<Map<String, String>, List<EmfLine>> lines,
      Map<String, String> dimensions,
      String metric) {
    List<EmfLine> some = lines.computeIfAbsent(dimensions, none -> new ArrayList<>());
    return some.stream()
        .filter(line -> line.takes(metric))
        .findFirst()
        .orElseGet(
            () -> {
              some.add(new EmfLine(clock.wallTime(), dimensions));
              return some.getLast();
            });
  }

  private Map<String, String> dimensions(Meter.Id id) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("service", service);
    for (Tag tag : id.getTags()) {
      // CloudWatch refuses an empty dimension, and with it the whole line.
      dimensions.put(tag.getKey(), tag.getValue().isBlank() ? "none" : tag.getValue());
    }
    return dimensions;
  }

  private double[] values(Meter meter) {
    if (meter instanceof Recorder recorder) {
      return recorder.drain();
    }
    return switch (meter) {
      case Gauge gauge -> finite(gauge.value());
      case FunctionCounter counter -> since(counter.getId(), counter.count());
      case FunctionTimer timer -> since(timer.getId(), timer.totalTime(TimeUnit.MILLISECONDS));
      case LongTaskTimer timer -> finite(timer.duration(TimeUnit.MILLISECONDS));
      default -> first(meter.measure());
    };
  }

  private double[] since(Meter.Id id, double now) {
    Double last = lastCounts.put(id, now);
    double since = last == null ? now : now - last;
    return since == 0 ? new double[0] : finite(since);
  }

  private static double[] first(Iterable<Measurement> measurements) {
    var all = measurements.iterator();
    return all.hasNext() ? finite(all.next().getValue()) : new double[0];
  }

  /** JSON has no NaN, and a gauge whose object is gone says just that. */
  private static double[] finite(double value) {
    return Double.isFinite(value) ? new double[] {value} : new double[0];
  }

  private static String unit(Meter meter) {
    return switch (meter) {
      case Timer timer -> "Milliseconds";
      case FunctionTimer timer -> "Milliseconds";
      case LongTaskTimer timer -> "Milliseconds";
      case Counter counter -> "Count";
      case FunctionCounter counter -> "Count";
      default -> unit(meter.getId().getBaseUnit());
    };
  }

  private static String unit(String baseUnit) {
    return switch (baseUnit == null ? "" : baseUnit) {
      case "bytes" -> "Bytes";
      case "percent" -> "Percent";
      case "seconds" -> "Seconds";
      case "milliseconds" -> "Milliseconds";
      case "" -> "None";
      default -> "Count";
    };
  }

  @Override
  protected Counter newCounter(Meter.Id id) {
    return new EmfCounter(id);
  }

  @Override
  protected Timer newTimer(
      Meter.Id id, DistributionStatisticConfig config, PauseDetector pauseDetector) {
    return new EmfTimer(id, clock, config, pauseDetector);
  }

  @Override
  protected DistributionSummary newDistributionSummary(
      Meter.Id id, DistributionStatisticConfig config, double scale) {
    return new EmfSummary(id, clock, config, scale);
  }

  @Override
  protected <T> Gauge newGauge(Meter.Id id, T obj, ToDoubleFunction<T> value) {
    return new DefaultGauge<>(id, obj, value);
  }

  @Override
  protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T obj, ToDoubleFunction<T> count) {
    return new CumulativeFunctionCounter<>(id, obj, count);
  }

  @Override
  protected <T> FunctionTimer newFunctionTimer(
      Meter.Id id, T obj, ToLongFunction<T> count, ToDoubleFunction<T> total, TimeUnit unit) {
    return new CumulativeFunctionTimer<>(id, obj, count, total, unit, getBaseTimeUnit());
  }

  @Override
  protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig config) {
    return new DefaultLongTaskTimer(id, clock, getBaseTimeUnit(), config, false);
  }

  @Override
  protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
    return new DefaultMeter(id, type, measurements);
  }

  @Override
  protected TimeUnit getBaseTimeUnit() {
    return TimeUnit.MILLISECONDS;
  }

  @Override
  protected DistributionStatisticConfig defaultHistogramConfig() {
    return DistributionStatisticConfig.DEFAULT;
  }
}
