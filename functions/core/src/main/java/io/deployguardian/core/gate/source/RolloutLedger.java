package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The ledger that the rollouts are. */
public final class RolloutLedger implements Ledger {

  private final Rollouts rollouts;

  public RolloutLedger(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  @Override
  public Answer<Standing> standing(ServiceKey key, String commit) {
    Optional<Standing> live =
        running(rollouts.environment(key))
            .filter(good -> good.release().commit().equals(commit))
            .map(good -> new Standing.Live(good.at()));
    return Answer.known(live.or(() -> gone(key, commit)).orElseGet(Standing.Never::new));
  }

  @Override
  public Answer<Optional<Deployment>> newest(ServiceKey key) {
    return Answer.known(rollouts.environment(key).newest());
  }

  /** What has the traffic, but for a canary's share, and since when. */
  private Optional<KnownGood> running(Environment environment) {
    Optional<KnownGood> live = promoted(environment);
    return restored(environment)
        .filter(back -> live.filter(good -> isSame(good, back)).isEmpty())
        .or(() -> live);
  }

  /** What was promoted last and not taken back. */
  private static Optional<KnownGood> promoted(Environment environment) {
    return environment
        .live()
        .flatMap(live -> first(environment, good -> good.rollout().equals(live)));
  }

  /** A rollback brought it back: it has stood only since then, whenever it was promoted. */
  private Optional<KnownGood> restored(Environment environment) {
    Optional<Rollout> holder = environment.holder().flatMap(rollouts::find).map(Recorded::rollout);
    return holder.flatMap(
        rollout ->
            rollout instanceof RolledBack back
                ? back.restored()
                    .flatMap(to -> first(environment, good -> isOf(good, to)))
                    .map(good -> new KnownGood(good.release(), good.rollout(), back.restoredAt()))
                : Optional.empty());
  }

  private static Optional<KnownGood> first(Environment environment, Predicate<KnownGood> which) {
    return environment.knownGood().stream().filter(which).findFirst();
  }

  private static boolean isSame(KnownGood one, KnownGood other) {
    return isOf(one, other.release());
  }

  private static boolean isOf(KnownGood good, Release release) {
    return good.release().artifact().equals(release.artifact());
  }

  private Optional<Standing> gone(ServiceKey key, String commit) {
    return rollouts.history(key).stream()
        .filter(good -> good.release().commit().equals(commit))
        .map(KnownGood::at)
        .max(Instant::compareTo)
        .map(Standing.Gone::new);
  }
}
