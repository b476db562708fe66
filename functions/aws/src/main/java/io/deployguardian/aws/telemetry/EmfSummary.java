package io.deployguardian.aws.telemetry;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

final class EmfSummary extends AbstractDistributionSummary implements Recorder {
  private final Samples samples = new Samples();

  EmfSummary(Id id, Clock clock, DistributionStatisticConfig config, double scale) {
    super(id, clock, config, scale, false);
  }

  @Override
  protected void recordNonNegative(double amount) {
    samples.add(amount);
  }

  @Override
  public long count() {
    return samples.count();
  }

  @Override
  public double totalAmount() {
    return samples.total();
  }

  @Override
  public double max() {
    return samples.max();
  }

  @Override
  public double[] drain() {
    return samples.drain();
  }
}
