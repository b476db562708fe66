package io.deployguardian.local.cost;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import io.deployguardian.local.cost.Play.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is played.
 *
 * @param idleDay a day on which nobody deploys
 * @param deployments one under each shape of a plan, without the ticks that would have come anyway;
 *     the first is the default
 */
record Plays(Usage idleDay, List<Deployment> deployments) {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 24;

  record Deployment(PlanShape shape, Duration took, Usage usage) {}

  static Plays play(Path events, List<PlanShape> shapes) throws IOException {
    Usage day;
    try (var play = new Play(events, shapes.getFirst().yaml())) {
      play.deployment(); // the first release has nothing to be compared with
      day = idleDay(play);
    }
    List<Deployment> deployments = new ArrayList<>();
    for (PlanShape shape : shapes) {
      try (var play = new Play(events, shape.yaml())) {
        play.deployment();
        Played played = play.deployment();
        Usage idle = day.times((double) played.took().toMinutes() / Duration.ofDays(1).toMinutes());
        deployments.add(new Deployment(shape, played.took(), played.usage().beyond(idle)));
      }
    }
    return new Plays(day, deployments);
  }

  /** One hour like any other 23 times, and the one with the daily audit. */
  private static Usage idleDay(Play play) {
    Usage usual = play.idle(HOUR);
    Usage audit = play.idle(HOUR);
    double runs = audit.sum(Agent.SCHEDULED_AUDIT, Cause.SCHEDULE, Unit.INVOCATIONS);
    double usualRuns = usual.sum(Agent.SCHEDULED_AUDIT, Cause.SCHEDULE, Unit.INVOCATIONS);
    if (runs != usualRuns + 1) {
      throw new IllegalStateException(
          "audits: found %s and %s runs in an hour, expected one more in the second"
              .formatted(usualRuns, runs));
    }
    return usual.times(HOURS - 1).with(audit);
  }
}
