package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Rollback by hand, where nobody can touch the traffic: found, decided and committed like any
 * other; its event brings whoever drives it.
 */
public final class OrderedRollback {

  private static final int ROUNDS = 16;

  private final Rollouts rollouts;
  private final Search search;
  private final RollbackDecisions decisions;
  private final InstantSource clock;

  public OrderedRollback(Rollouts rollouts, Switches switches, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.search = new Search(rollouts, switches);
    this.decisions = new RollbackDecisions(pace);
    this.clock = clock;
  }

  /** Whether {@code version} names a release that the rollout can go back to. */
  public boolean isKnownGood(RolloutId id, String version) {
    return search.isKnownGood(id, version);
  }

  /**
   * @param request its id is of no account here: the claims are
   * @param via where it was asked for, such as {@code comment 5 on octo-org/shop#218}
   */
  public Handled order(RollbackRequest request, String via, Set<Claim> claims) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Handled> handled =
          switch (search.find(request)) {
            case Found.Refused refused -> Optional.of(Handled.leftAlone(refused.why()));
            case Found.One one -> decide(one, request, via, claims);
          };
      if (handled.isPresent()) {
        return handled.get();
      }
    }
    throw new IllegalStateException("the rollout moved under each of " + ROUNDS + " attempts");
  }

  /** Empty where the rollout moved meanwhile: find it again, decide again. */
  private Optional<Handled> decide(
      Found.One found, RollbackRequest request, String via, Set<Claim> claims) {
    Recorded known = found.rollout();
    boolean onItsWay = known.rollout() instanceof RollingBack && request.to().isEmpty();
    if (onItsWay || !(known.rollout() instanceof Reversible from)) {
      return Optional.of(Handled.leftAlone("it is " + known.rollout().state() + " already", known));
    }
    Change change = decisions.ordered(found, from, request.hand(), via, clock.instant());
    return switch (rollouts.commit(change, claims)) {
      case Committed.Done done -> Optional.of(new Handled.Moved(what(found), done.first()));
      case Committed.Duplicate twice -> Optional.of(Handled.leftAlone("asked for before", known));
      case Committed.Stale stale -> Optional.empty();
    };
  }

  private static String what(Found.One found) {
    return found
        .to()
        .map(to -> "rolling back to " + to.artifact())
        .orElse("rolling back, with no known-good release to restore");
  }
}
