package io.deployguardian.aws.telemetry;

import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.DoubleAdder;

final class EmfCounter extends AbstractMeter implements Counter, Recorder {
  private final DoubleAdder total = new DoubleAdder();
  private double flushed;

  EmfCounter(Id id) {
    super(id);
  }

  @Override
  public void increment(double amount) {
    total.add(amount);
  }

  @Override
  public double count() {
    return total.sum();
  }

  @Override
  public synchronized double[] drain() {
    double now = total.sum();
    double since = now - flushed;
    flushed = now;
    return since == 0 ? new double[0] : new double[] {since};
  }
}
