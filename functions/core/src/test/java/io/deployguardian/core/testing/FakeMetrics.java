package io.deployguardian.core.testing;

import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Ten thousand requests an interval on each side, half a percent of them bad, unless something else
 * was said of a release.
 */
public final class FakeMetrics implements MetricSource {

  private static final Reading GOOD = new Reading.Count(50, 10_000);

  private final Map<String, Reading> readings = new HashMap<>();
  private boolean down;

  @Override
  public Reading read(Binding binding, Metric metric, Release release, Instant from, Instant to) {
    if (down) {
      throw new IllegalStateException("the metric source is down");
    }
    return readings.getOrDefault(release.artifact(), GOOD);
  }

  public void says(String artifact, Reading reading) {
    readings.put(artifact, reading);
  }

  public void makeSick(String artifact) {
    says(artifact, new Reading.Count(3_000, 10_000));
  }

  public void silence(String artifact) {
    says(artifact, new Reading.Missing("nothing arrived"));
  }

  public void makeWell(String artifact) {
    readings.remove(artifact);
  }

  public void goDown(boolean isDown) {
    down = isDown;
  }
}
