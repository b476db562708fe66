package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waiting for a person. At its deadline a hold is rolled back. */
public sealed interface Held extends Rollout.Active, Rollout.Reversible, Rollout.Supersedable {

  List<Reason> reasons();

  Instant deadline();

  @Override
  default String state() {
    return "Held";
  }

  @Override
  default Optional<Instant> due() {
    return Optional.of(deadline());
  }

  /** Held for an invalid plan: only an abort or a newer deployment leads out. */
  record Unplanned(Subject subject, List<Reason> reasons, Instant since, Instant deadline)
      implements Held {

    public Unplanned {
      reasons = List.copyOf(reasons);
    }

    @Override
    public Optional<Split> desired() {
      return subject.unexposed();
    }
  }

  /** Held at a stage: a person resumes, promotes or aborts. The weight stays where it is. */
  record Paused(
      Subject subject,
      PlanId plan,
      int stage,
      Weight weight,
      List<Reason> reasons,
      Instant since,
      Instant deadline)
      implements Held, Rollout.UnderPlan {

    public Paused {
      reasons = List.copyOf(reasons);
    }

    /** The stage starts again, weight first, with a fresh soak. */
    public Shifting resume(ByHand hand, Instant now, Pace pace) {
      return new Shifting(subject, plan, stage, weight, now, Lease.offered(now, pace.grace()));
    }

    public Promoting promote(ByHand hand, Instant now, Pace pace) {
      return Promoting.on(new Ground.Overridden(hand), this, now, pace);
    }

    @Override
    public Optional<Split> desired() {
      return Optional.of(subject.exposed(weight));
    }
  }
}
