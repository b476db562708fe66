package io.deployguardian.local;

import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.local.demo.DemoRouter;
import java.net.URI;
import java.time.Duration;

/**
 * What the functions meet outside, and how patient they are with it.
 *
 * @param mode what a fresh table starts in
 */
record Surroundings(
    Traffic traffic,
    MetricSource metrics,
    Guarded guarded,
    GitHubSide github,
    Mode mode,
    Pace pace) {

  /** The demo's router, and ticks where AWS has minutes. */
  static Surroundings ofDemo(DemoRouter router, URI base, GitHubSide github, Options options) {
    return new Surroundings(
        new DemoTraffic(router),
        new DemoMetrics(router),
        new LocalGuarded(base),
        github,
        options.mode(),
        paceOf(options.tick()));
  }

  /** The patience that is minutes on AWS is ticks here; a lease still has to outlive real work. */
  private static Pace paceOf(Duration tick) {
    return new Pace(
        tick.multipliedBy(3),
        Duration.ofSeconds(5).plus(tick),
        Duration.ofHours(24),
        tick.multipliedBy(15));
  }
}
