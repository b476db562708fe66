package io.deployguardian.benchmarks.peers;

import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.OptionalDouble;

/** A reading as the peers see it: one number, whatever stands behind it. */
final class Readings {

  private Readings() {}

  /** The share of bad events, or the value; empty if there is none. */
  static OptionalDouble number(Reading reading) {
    return switch (reading) {
      case Reading.Count count when count.total() > 0 ->
          OptionalDouble.of((double) count.bad() / count.total());
      case Reading.Value value when Double.isFinite(value.value()) ->
          OptionalDouble.of(value.value());
      case Reading.Count nothing -> OptionalDouble.empty();
      case Reading.Value broken -> OptionalDouble.empty();
      case Reading.Missing missing -> OptionalDouble.empty();
    };
  }
}
