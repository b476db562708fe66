package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At a confirmed weight, being judged each interval.
 *
 * @param since when the target confirmed the weight
 * @param measuredUntil the end of the last interval that was measured
 * @param latest the last verdict
 */
public record Soaking(
    Subject subject,
    PlanId plan,
    int stage,
    Weight weight,
    Instant since,
    Instant measuredUntil,
    Optional<Verdict> latest,
    Instant dueAt)
    implements Rollout.Active, Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  public Soaking judged(Verdict verdict, Instant until, Instant next) {
    return new Soaking(subject, plan, stage, weight, since, until, Optional.of(verdict), next);
  }

  /** Only a Pass advances to the next stage. */
  public Shifting advance(Verdict.Pass passed, int next, Weight to, Instant now, Pace pace) {
    return new Shifting(subject, plan, next, to, now, Lease.offered(now, pace.grace()));
  }

  public Promoting promote(Verdict.Pass passed, Instant now, Pace pace) {
    return Promoting.on(new Ground.Passed(passed), this, now, pace);
  }

  public Promoting promote(ByHand hand, Instant now, Pace pace) {
    return Promoting.on(new Ground.Overridden(hand), this, now, pace);
  }

  public Held.Paused hold(List<Reason> reasons, Instant now, Duration deadline) {
    return new Held.Paused(subject, plan, stage, weight, reasons, now, now.plus(deadline));
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(dueAt);
  }

  @Override
  public Optional<Split> desired() {
    return Optional.of(subject.exposed(weight));
  }
}
