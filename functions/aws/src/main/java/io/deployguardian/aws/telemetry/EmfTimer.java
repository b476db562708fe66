package io.deployguardian.aws.telemetry;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;
import java.util.concurrent.TimeUnit;

/** In milliseconds. */
final class EmfTimer extends AbstractTimer implements Recorder {
  private final Samples samples = new Samples();

  EmfTimer(Id id, Clock clock, DistributionStatisticConfig config, PauseDetector pauses) {
    super(id, clock, config, pauses, TimeUnit.MILLISECONDS, false);
  }

  @Override
  protected void recordNonNegative(long amount, TimeUnit unit) {
    samples.add(TimeUtils.convert(amount, unit, TimeUnit.MILLISECONDS));
  }

  @Override
  public long count() {
    return samples.count();
  }

  @Override
  public double totalTime(TimeUnit unit) {
    return TimeUtils.convert(samples.total(), TimeUnit.MILLISECONDS, unit);
  }

  @Override
  public double max(TimeUnit unit) {
    return TimeUtils.convert(samples.max(), TimeUnit.MILLISECONDS, unit);
  }

  @Override
  public double[] drain() {
    return samples.drain();
  }
}
