package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.RolloutId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one channel owes about one rollout. That something has to be shown is never remembered by a
 * flag: it follows from the rollout's state and from what was told last.
 *
 * @param version for optimistic locking; 0 while it was never written
 * @param owed the rollout's version that has to be shown, or a newer one
 * @param told what the channel shows, as far as it is known
 */
public record Notice(
    RolloutId rollout,
    Channel channel,
    long version,
    long owed,
    Optional<Told> told,
    Status status) {

  public Notice {
    Objects.requireNonNull(rollout, "rollout");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(told, "told");
    Objects.requireNonNull(status, "status");
  }

  /**
   * What was told last.
   *
   * @param rolloutVersion the rollout as it was told
   * @param digest of what is shown
   * @param id what the channel calls it
   * @param url where people see it
   */
  public record Told(
      long rolloutVersion, String digest, String id, Optional<URI> url, Instant at) {}

  /** How far it got. */
  public sealed interface Status {

    /** When somebody has to look again; empty while nothing is owed. */
    default Optional<Instant> due() {
      return switch (this) {
        case Owed owed -> Optional.of(owed.dueAt());
        case Taken taken -> Optional.of(taken.until());
        case Settled settled -> Optional.empty();
        case Withheld withheld -> Optional.empty();
      };
    }

    /**
     * Not told yet.
     *
     * @param failures in a row
     * @param why of the last one
     */
    record Owed(int failures, String why, Instant dueAt) implements Status {}

    /** A worker has it until then; nobody else calls meanwhile. */
    record Taken(int failures, Instant until) implements Status {}

    /** What is shown is what should be. */
    record Settled(Instant at) implements Status {}

    /** Not told, because nothing may be written. */
    record Withheld(String why, Instant at) implements Status {}
  }

  static Notice first(RolloutId rollout, Channel channel, Instant now) {
    return new Notice(rollout, channel, 0, 0, Optional.empty(), new Status.Owed(0, "", now));
  }

  /** One worker takes it in hand, for all that is known to be owed. */
  Notice taken(long rolloutVersion, Instant now, Duration lease) {
    return owing(rolloutVersion).with(new Status.Taken(failures(), now.plus(lease)));
  }

  /** Something newer is owed, whoever has it in hand. */
  Notice owing(long rolloutVersion) {
    return new Notice(rollout, channel, version, Math.max(owed, rolloutVersion), told, status);
  }

  Notice told(Told now) {
    return new Notice(rollout, channel, version, owed, Optional.of(now), status)
        .with(new Status.Settled(now.at()));
  }

  Notice settled(Instant at) {
    return with(new Status.Settled(at));
  }

  Notice failed(String why, Instant dueAt) {
    return with(new Status.Owed(failures() + 1, why, dueAt));
  }

  Notice withheld(String why, Instant at) {
    return with(new Status.Withheld(why, at));
  }

  private Notice with(Status next) {
    return new Notice(rollout, channel, version, owed, told, next);
  }

  /** As it is once it was written. */
  public Notice written() {
    return new Notice(rollout, channel, version + 1, owed, told, status);
  }

  /** What came of it, on top of what somebody else wrote meanwhile; the lease goes on. */
  Notice under(Notice current) {
    return new Notice(rollout, channel, current.version, current.owed, told, current.status);
  }

  /** The same with the status of another. */
  Notice like(Notice other) {
    return with(other.status);
  }

  boolean isTaken(Instant now) {
    return status instanceof Status.Taken taken && now.isBefore(taken.until());
  }

  boolean isWithheld(String why) {
    return status instanceof Status.Withheld withheld && withheld.why().equals(why);
  }

  /** It failed, and whatever is owed is tried when it is due. */
  boolean isBackingOff(Instant now) {
    return status instanceof Status.Owed late && late.failures() > 0 && now.isBefore(late.dueAt());
  }

  /** Whether it is in the same worker's hands: two leases never end at the same time. */
  boolean isInTheSameHandsAs(Notice other) {
    return status instanceof Status.Taken && status.equals(other.status);
  }

  boolean isShowing(String digest) {
    return told.filter(last -> last.digest().equals(digest)).isPresent();
  }

  int failures() {
    return switch (status) {
      case Status.Owed late -> late.failures();
      case Status.Taken taken -> taken.failures();
      case Status.Settled settled -> 0;
      case Status.Withheld withheld -> 0;
    };
  }
}
