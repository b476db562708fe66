package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The suite runs against the published version, which has no traffic yet. */
public record SmokeTesting(Subject subject, PlanId plan, Instant since, Lease lease)
    implements Rollout.Leased, Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  /** Another worker takes over: the last one did not come back, or only had to look. */
  public SmokeTesting again(Instant now, Duration limit) {
    return new SmokeTesting(subject, plan, since, lease.taken(now, limit));
  }

  /**
   * Something outside is under way that takes no worker: looked at again at {@code next}, and as if
   * nobody had taken it yet, because waiting uses nobody up.
   */
  public SmokeTesting awaiting(Instant next) {
    return under(new Lease(0, next));
  }

  @Override
  public SmokeTesting under(Lease other) {
    return new SmokeTesting(subject, plan, since, other);
  }

  /** Only a Pass leads to traffic. */
  public Shifting shift(Verdict.Pass passed, int stage, Weight weight, Instant now, Pace pace) {
    return new Shifting(subject, plan, stage, weight, now, Lease.offered(now, pace.grace()));
  }

  public Promoting promote(Verdict.Pass passed, Instant now, Pace pace) {
    return Promoting.on(new Ground.Passed(passed), this, now, pace);
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(lease.until());
  }

  @Override
  public Optional<Split> desired() {
    return subject.unexposed();
  }
}
