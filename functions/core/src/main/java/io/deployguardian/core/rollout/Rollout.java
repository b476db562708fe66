package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * The progressive exposure of one deployment, in one of its states. A transition is a method, and
 * it exists only on the states where it is legal, so an illegal one does not compile.
 *
 * <pre>
 * Registered -> Planned -> SmokeTesting -> Shifting -> Soaking -> ... -> Promoting -> Promoted
 *      |           |             |             |   Held <-> |                |            |
 *   Unguarded    Vetoed          +-------------+-- RollingBack -> RolledBack | RollbackFailed
 * Superseded: a newer deployment of the same service and environment took over
 * </pre>
 */
public sealed interface Rollout
    permits Rollout.Active,
        Rollout.UnderPlan,
        Rollout.Reversible,
        Rollout.Supersedable,
        RolledBack,
        Superseded {

  Subject subject();

  /**
   * When somebody has to look at it again if nothing happens before; empty when nothing is owed.
   */
  Optional<Instant> due();

  /**
   * The split that this state wants while its rollout holds the environment; empty means: leave the
   * traffic alone.
   */
  Optional<Split> desired();

  default RolloutId id() {
    return subject().id();
  }

  default boolean isActive() {
    return this instanceof Active;
  }

  /** The state's name, as the lifecycle draws it. */
  default String state() {
    return getClass().getSimpleName();
  }

  /** The plan that this rollout follows, once there is one. */
  default Optional<PlanId> planned() {
    return this instanceof UnderPlan under ? Optional.of(under.plan()) : Optional.empty();
  }

  /** Whether the release may have traffic in this state. */
  default boolean exposed() {
    return switch (this) {
      case Shifting s -> true;
      case Soaking s -> true;
      case Promoting p -> true;
      case Promoted p -> true;
      case Held.Paused h -> true;
      case RollingBack r -> r.wasExposed();
      case RollbackFailed f -> f.wasExposed();
      case Registered r -> false;
      case Planned p -> false;
      case Vetoed v -> false;
      // Nobody told us what its pipeline does with the traffic.
      case Unguarded u -> true;
      case SmokeTesting s -> false;
      case Held.Unplanned h -> false;
      case RolledBack r -> false;
      case Superseded s -> false;
    };
  }

  /** A state that still owes a verdict. */
  sealed interface Active extends Rollout
      permits Leased, Registered, Planned, Soaking, Held, RollbackFailed {}

  /** A state that follows a stored plan. */
  sealed interface UnderPlan extends Rollout
      permits Planned, Vetoed, SmokeTesting, Shifting, Soaking, Promoting, Promoted, Held.Paused {

    PlanId plan();
  }

  /**
   * A state from which traffic can be taken back: each but the two that answer what is recorded.
   */
  sealed interface Reversible extends Rollout
      permits Registered,
          Planned,
          Vetoed,
          Unguarded,
          SmokeTesting,
          Shifting,
          Soaking,
          Promoting,
          Promoted,
          Held,
          RollingBack,
          RollbackFailed {

    /** Decides the way back: to {@code to}, or to nothing where no known-good release exists. */
    default RollingBack rollBack(Optional<Release> to, Cause cause, Instant now, Pace pace) {
      return new RollingBack(
          subject(), planned(), to, cause, exposed(), now, Lease.offered(now, pace.grace()), 0);
    }
  }

  /** A state whose next step one worker at a time takes in hand. */
  sealed interface Leased extends Active permits SmokeTesting, Shifting, Promoting, RollingBack {

    Lease lease();

    /** The same state under another lease. */
    Leased under(Lease lease);

    /** Nobody has it in hand any more: due again at {@code next}. */
    default Leased lookAgain(Instant next) {
      return under(lease().dueAt(next));
    }

    /**
     * Whoever had it is known to be dead, through no fault of the step: as if nobody had taken it
     * yet.
     */
    default Leased released(Instant now) {
      return under(new Lease(0, now));
    }
  }

  /**
   * A state that gives way to a newer deployment. A rollback in progress does not: the newer
   * deployment waits.
   */
  sealed interface Supersedable extends Rollout
      permits Registered,
          Planned,
          SmokeTesting,
          Shifting,
          Soaking,
          Promoting,
          Promoted,
          Held,
          RollbackFailed {

    private Optional<Instant> promotedAt() {
      return this instanceof Promoted promoted ? Optional.of(promoted.at()) : Optional.empty();
    }

    default Superseded supersede(RolloutId by, Instant now, Pace pace) {
      return new Superseded(subject(), by, promotedAt(), Settling.from(now, pace));
    }
  }
}
