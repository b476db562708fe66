package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One service in one environment: whose word on the traffic counts, and what is known to be good.
 *
 * @param version for optimistic locking; 0 while it was never written
 * @param holder the rollout that rules the traffic: the active one, or the last that ended
 * @param waiting the newer rollout that waits for a rollback in progress
 * @param live the rollout that was promoted last and not taken back
 * @param newest the newest deployment ever seen, so that a late older one changes nothing
 * @param knownGood promoted releases, newest first; the one that a person went back to before all
 *     others
 */
public record Environment(
    ServiceKey key,
    long version,
    Optional<RolloutId> holder,
    Optional<RolloutId> waiting,
    Optional<RolloutId> live,
    Optional<Deployment> newest,
    List<KnownGood> knownGood) {

  /** How many known-good releases stay at hand; the history keeps all of them. */
  private static final int AT_HAND = 10;

  /** A release that was promoted. */
  public record KnownGood(Release release, RolloutId rollout, Instant at) {}

  public Environment {
    Objects.requireNonNull(key, "key");
    knownGood = List.copyOf(knownGood);
  }

  public static Environment unseen(ServiceKey key) {
    return new Environment(
        key, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * The newest known-good release other than {@code release}. What is live is its own way back:
   * deploying it again must not move traffic to an older one.
   */
  public Optional<Release> wayBackFrom(Release release) {
    Optional<Release> again =
        knownGood.stream()
            .limit(1)
            .filter(newest -> live.filter(newest.rollout()::equals).isPresent())
            .map(KnownGood::release)
            .filter(good -> good.artifact().equals(release.artifact()))
            .findFirst();
    return again.or(() -> wayBackToAnother(release));
  }

  private Optional<Release> wayBackToAnother(Release release) {
    return knownGood.stream()
        .map(KnownGood::release)
        .filter(good -> !good.artifact().equals(release.artifact()))
        .findFirst();
  }

  public boolean isHeldBy(RolloutId rollout) {
    return holder.filter(rollout::equals).isPresent();
  }

  public Environment heldBy(RolloutId rollout) {
    return new Environment(
        key, version, Optional.of(rollout), Optional.empty(), live, newest, knownGood);
  }

  public Environment seen(Deployment deployment) {
    var newer =
        newest.filter(known -> !deployment.isNewerThan(known)).or(() -> Optional.of(deployment));
    return new Environment(key, version, holder, waiting, live, newer, knownGood);
  }

  public Environment queued(RolloutId next) {
    return new Environment(key, version, holder, Optional.of(next), live, newest, knownGood);
  }

  public Environment promoted(KnownGood good) {
    return new Environment(
        key, version, holder, waiting, Optional.of(good.rollout()), newest, before(good));
  }

  /**
   * A person went back to {@code good}: it is the way back of what comes next, whatever was
   * promoted since.
   */
  public Environment wentBackTo(KnownGood good) {
    return new Environment(key, version, holder, waiting, live, newest, before(good));
  }

  private List<KnownGood> before(KnownGood good) {
    var goods = new ArrayList<KnownGood>();
    goods.add(good);
    knownGood.stream()
        .filter(known -> !known.release().artifact().equals(good.release().artifact()))
        .limit(AT_HAND - 1L)
        .forEach(goods::add);
    return goods;
  }

  /** {@code rollout} is being taken back: what it promoted is known good no longer. */
  public Environment withoutPromotionOf(RolloutId rollout) {
    return new Environment(
        key,
        version,
        holder,
        waiting,
        live.filter(id -> !id.equals(rollout)),
        newest,
        knownGood.stream().filter(known -> !known.rollout().equals(rollout)).toList());
  }

  /** The rollback ended: whoever waited takes over. */
  public Environment handedOn() {
    return waiting.map(this::heldBy).orElse(this);
  }
}
