package io.deployguardian.core.rollback;

import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Switches;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one rollout that a person means, and the release that they want back. */
record Search(Rollouts rollouts, Switches switches) {

  /** How far back a service without a named repository is searched for. */
  private static final int SEARCHED = 500;

  /** Fewer characters of a commit could be anybody's. */
  private static final int SHORTEST_COMMIT = 7;

  Found find(RollbackRequest request) {
    List<Recorded> candidates = candidates(request.which());
    if (candidates.size() != 1) {
      return new Found.Refused(notOne(request.which(), candidates));
    }
    Recorded known = candidates.getFirst();
    Environment environment = rollouts.environment(known.subject().key());
    if (switches.mode(environment.key()) == Mode.STOPPED) {
      return new Found.Refused(
          "the guardian is stopped for " + environment.key() + ": start it, or shift by hand");
    }
    Optional<String> inTheWay = newerActive(known, environment);
    if (inTheWay.isPresent()) {
      return new Found.Refused(inTheWay.get());
    }
    return request
        .to()
        .map(wanted -> named(known, environment, wanted))
        .orElseGet(() -> new Found.One(known, environment, known.subject().baseline()));
  }

  private List<Recorded> candidates(Which which) {
    return switch (which) {
      case Which.One one -> rollouts.find(one.rollout()).stream().toList();
      case Which.Current current ->
          keys(current)
              .flatMap(key -> rollouts.environment(key).holder().stream())
              .flatMap(holder -> rollouts.find(holder).stream())
              .toList();
    };
  }

  private Stream<ServiceKey> keys(Which.Current current) {
    String service = current.service();
    String environment = current.environment();
    if (current.repository().isPresent()) {
      return Stream.of(new ServiceKey(current.repository().getAsLong(), service, environment));
    }
    return rollouts.newest(SEARCHED).stream()
        .map(recorded -> recorded.subject().key())
        .filter(key -> key.service().equals(service) && key.environment().equals(environment))
        .distinct();
  }

  private static String notOne(Which which, List<Recorded> candidates) {
    String wanted =
        switch (which) {
          case Which.One one -> "rollout: " + one.rollout();
          case Which.Current current -> current.service() + " in " + current.environment();
        };
    return candidates.isEmpty()
        ? wanted + ": found no rollout, expected one"
        : wanted
            + ": found "
            + candidates.stream().map(c -> c.id() + " of " + c.subject().key()).toList()
            + ", expected one; name the repository or the rollout";
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
                "rollout: %s is not in charge, the newer %s is %s; roll that one back, with \"to\" if need be"
                    .formatted(known.id(), holder.id(), holder.rollout().state()));
  }

  private Found named(Recorded known, Environment environment, String wanted) {
    return knownGood(known)
        .filter(good -> isNamed(good.release(), wanted))
        .findFirst()
        .<Found>map(
            good -> new Found.One(known, environment.wentBackTo(good), Optional.of(good.release())))
        .orElseGet(
            () ->
                new Found.Refused(
                    "to: found "
                        + wanted
                        + ", expected one of the known-good "
                        + knownGood(known).map(g -> g.release().artifact()).distinct().toList()));
  }

  /** Whether {@code wanted} names a release that the rollout can go back to. */
  boolean isKnownGood(RolloutId id, String wanted) {
    return rollouts.find(id).stream()
        .flatMap(this::knownGood)
        .anyMatch(good -> isNamed(good.release(), wanted));
  }

  private static boolean isNamed(Release release, String wanted) {
    return release.artifact().equals(wanted)
        || (wanted.length() >= SHORTEST_COMMIT && release.commit().startsWith(wanted));
  }

  private Stream<KnownGood> knownGood(Recorded recorded) {
    String own = recorded.subject().release().artifact();
    return rollouts.history(recorded.subject().key()).stream()
        .filter(good -> !good.release().artifact().equals(own))
        .filter(good -> !isTakenBack(good));
  }

  /**
   * The history keeps everything that was ever promoted; what was taken back since is known good no
   * longer.
   */
  private boolean isTakenBack(KnownGood good) {
    return rollouts
        .find(good.rollout())
        .map(Recorded::rollout)
        .filter(
            rollout ->
                rollout instanceof RolledBack
                    || rollout instanceof RollingBack
                    || rollout instanceof RollbackFailed)
        .isPresent();
  }
}
