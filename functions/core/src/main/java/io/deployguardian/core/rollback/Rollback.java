package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rollback by hand: find, decide, commit, and then drive it like any other. */
public final class Rollback {

  private static final int ROUNDS = 16;

  private final Rollouts rollouts;
  private final Search search;
  private final WayBack wayBack;
  private final RollbackDecisions decisions;
  private final InstantSource clock;

  public Rollback(
      Rollouts rollouts, Switches switches, WayBack wayBack, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.search = new Search(rollouts, switches);
    this.wayBack = wayBack;
    this.decisions = new RollbackDecisions(pace);
    this.clock = clock;
  }

  /**
   * Legal in every state; a rollout that is rolled back or superseded already answers what is
   * recorded.
   */
  public RollbackAnswer request(RollbackRequest request) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<RollbackAnswer> answer =
          switch (search.find(request)) {
            case Found.Refused refused -> Optional.of(new RollbackAnswer.Refused(refused.why()));
            case Found.One one -> decide(one, request);
          };
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw new IllegalStateException("the rollout moved under each of " + ROUNDS + " attempts");
  }

  /** Empty where the rollout moved meanwhile: find it again, decide again. */
  private Optional<RollbackAnswer> decide(Found.One found, RollbackRequest request) {
    Recorded known = found.rollout();
    if (!(known.rollout() instanceof Reversible from)) {
      return Optional.of(new RollbackAnswer.Standing(known));
    }
    if (from instanceof RollingBack && request.to().isEmpty()) {
      return Optional.of(driven(known.id()));
    }
    Change change = decisions.requested(found, from, request.hand(), clock.instant());
    return switch (rollouts.commit(change, claims(known.id(), request))) {
      case Committed.Done done -> {
        wayBack.carryOn(done.first());
        yield Optional.of(standing(known.id()));
      }
      case Committed.Duplicate twice -> Optional.of(driven(known.id()));
      case Committed.Stale stale -> Optional.empty();
    };
  }

  /** What a request would do. */
  public RollbackAnswer dryRun(RollbackRequest request) {
    return switch (search.find(request)) {
      case Found.Refused refused -> new RollbackAnswer.Refused(refused.why());
      case Found.One one when one.rollout().rollout() instanceof Reversible ->
          new RollbackAnswer.Would(one.rollout(), one.to());
      case Found.One one -> new RollbackAnswer.Standing(one.rollout());
    };
  }

  private RollbackAnswer driven(RolloutId id) {
    wayBack.drive(id, Set.of());
    return standing(id);
  }

  private RollbackAnswer standing(RolloutId id) {
    return new RollbackAnswer.Standing(rollouts.find(id).orElseThrow());
  }

  /** A request is about one rollout: the same id for another one is another request. */
  private Set<Claim> claims(RolloutId rollout, RollbackRequest request) {
    Instant now = clock.instant();
    return request.requestId().stream()
        .map(id -> new Claim("rollback-request", rollout + "/" + id, now))
        .collect(Collectors.toUnmodifiableSet());
  }
}
