package io.deployguardian.core.rollback;

import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rollback by hand: find, decide, commit, and then drive it like any other. */
public final class Rollback {

  /** How far back a service without a named repository is searched for. */
  private static final int SEARCHED = 500;

  private final Rollouts rollouts;
  private final Switches switches;
  private final WayBack wayBack;
  private final RollbackDecisions decisions;
  private final InstantSource clock;

  public Rollback(
      Rollouts rollouts, Switches switches, WayBack wayBack, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.switches = switches;
    this.wayBack = wayBack;
    this.decisions = new RollbackDecisions(pace);
    this.clock = clock;
  }

  /** Legal in every state; a rollout that is rolled back or superseded already answers what is recorded. */
  public RollbackAnswer request(RollbackRequest request) {
    for (int round = 0; round < 16; round++) {
      Found found = find(request);
      if (found.refusal().isPresent()) {
        return new RollbackAnswer.Refused(found.refusal().get());
      }
      Recorded known = found.rollout().orElseThrow();
      if (!(known.rollout() instanceof Reversible from)) {
        return new RollbackAnswer.Standing(known);
      }
      if (from instanceof RollingBack && request.to().isEmpty()) {
        return driven(known.id());
      }
      var change =
          decisions.requested(known, from, found.to(), found.environment(), request.hand(), clock.instant());
      switch (rollouts.commit(change, claims(request))) {
        case Committed.Done done -> {
          return driven(known.id());
        }
        case Committed.Duplicate twice -> {
          return driven(known.id());
        }
        case Committed.Stale stale -> {}
      }
    }
    throw new IllegalStateException("the rollout moved under each attempt");
  }

  /** What a request would do. */
  public RollbackAnswer dryRun(RollbackRequest request) {
    Found found = find(request);
    if (found.refusal().isPresent()) {
      return new RollbackAnswer.Refused(found.refusal().get());
    }
    Recorded known = found.rollout().orElseThrow();
    return known.rollout() instanceof Reversible
        ? new RollbackAnswer.Would(known, found.to())
        : new RollbackAnswer.Standing(known);
  }

  private RollbackAnswer driven(RolloutId id) {
    wayBack.drive(id, Set.of());
    return new RollbackAnswer.Standing(rollouts.find(id).orElseThrow());
  }

  private Set<Claim> claims(RollbackRequest request) {
    Instant now = clock.instant();
    return request.requestId().stream()
        .map(id -> new Claim("rollback-request", id, now))
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Found(
      Optional<Recorded> rollout,
      Environment environment,
      Optional<Release> to,
      Optional<String> refusal) {

    static Found none(String why) {
      return new Found(Optional.empty(), null, Optional.empty(), Optional.of(why));
    }
  }

  private Found find(RollbackRequest request) {
    List<Recorded> candidates = candidates(request.which());
    if (candidates.size() != 1) {
      return Found.none(
          candidates.isEmpty()
              ? "which: found no rollout for " + request.which()
              : "which: found "
                  + candidates.stream().map(c -> c.id() + " (" + c.subject().key() + ")").toList()
                  + ", expected one; name the repository or the rollout");
    }
    Recorded known = candidates.getFirst();
    Environment environment = rollouts.environment(known.subject().key());
    if (switches.mode(environment.key()) == Mode.STOPPED) {
      return Found.none("the guardian is stopped for " + environment.key() + ": start it, or shift by hand");
    }
    Optional<String> inTheWay = newerActive(known, environment);
    if (inTheWay.isPresent()) {
      return Found.none(inTheWay.get());
    }
    if (request.to().isEmpty()) {
      return new Found(
          Optional.of(known), environment, known.subject().baseline(), Optional.empty());
    }
    String wanted = request.to().get();
    return knownGood(known)
        .filter(good -> isNamed(good.release(), wanted))
        .findFirst()
        .map(
            good ->
                new Found(
                    Optional.of(known),
                    environment.wentBackTo(good),
                    Optional.of(good.release()),
                    Optional.empty()))
        .orElseGet(
            () ->
                Found.none(
                    "to: found " + wanted + ", expected one of the known-good "
                        + knownGood(known).map(g -> g.release().artifact()).distinct().toList()));
  }

  /** Rolling an old rollout back under a newer active one would fight with it over the traffic. */
  private Optional<String> newerActive(Recorded known, Environment environment) {
    return environment
        .holder()
        .filter(holder -> !holder.equals(known.id()) && known.rollout() instanceof Reversible)
        .flatMap(rollouts::find)
        .filter(holder -> holder.rollout().isActive() && !known.rollout().isActive())
        .map(
            holder ->
                "rollout: " + known.id() + " is not in charge, the newer " + holder.id() + " is "
                    + holder.rollout().state() + "; roll that one back, with \"to\" if need be");
  }

  private List<Recorded> candidates(Which which) {
    return switch (which) {
      case Which.One one -> rollouts.find(one.rollout()).stream().toList();
      case Which.Current current ->
          rollouts.newest(SEARCHED).stream()
              .map(recorded -> recorded.subject().key())
              .filter(key -> current.repository().isEmpty() || current.repository().getAsLong() == key.repository())
              .filter(key -> key.service().equals(current.service()))
              .filter(key -> key.environment().equals(current.environment()))
              .distinct()
              .flatMap(key -> rollouts.environment(key).holder().stream())
              .flatMap(holder -> rollouts.find(holder).stream())
              .toList();
    };
  }

  private static boolean isNamed(Release release, String wanted) {
    return release.artifact().equals(wanted)
        || (wanted.length() >= 7 && release.commit().startsWith(wanted));
  }

  private Stream<KnownGood> knownGood(Recorded recorded) {
    return rollouts.history(recorded.subject().key()).stream()
        .filter(
            good -> !good.release().artifact().equals(recorded.subject().release().artifact()));
  }
}
