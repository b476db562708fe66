package io.deployguardian.core.intake;

import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Takes facts in: claims, decides, commits. It never calls out, and its answer comes only after the
 * commit, so a delivery that was accepted is durable.
 */
public final class Intake {

  private static final int ROUNDS = 32;

  private final Rollouts rollouts;
  private final Pace pace;
  private final InstantSource clock;

  public Intake(Rollouts rollouts, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.pace = pace;
    this.clock = clock;
  }

  /** What became of a delivery. */
  public sealed interface Received {

    record Accepted(Recorded rollout, String what) implements Received {}

    /** Told before: nothing changed. */
    record Skipped(String reason) implements Received {}

    record Acknowledged(String event, String action) implements Received {}
  }

  /**
   * @param delivery GitHub's delivery GUID, the same for a redelivery
   */
  public Received receive(String delivery, Fact fact) {
    return switch (fact) {
      case Fact.Acknowledged other -> new Received.Acknowledged(other.event(), other.action());
      case Fact.Created created ->
          take(delivery, "deployment/" + created.subject().id(), created.subject(), fact);
      case Fact.Reported reported ->
          take(
              delivery,
              "status/" + reported.statusId() + "/" + reported.subject().id(),
              reported.subject(),
              fact);
    };
  }

  private Received take(String delivery, String semantic, Subject subject, Fact fact) {
    Instant now = clock.instant();
    // Twice: a redelivery has the same GUID, and the same fact told again has another one.
    Set<Claim> claims =
        Set.of(new Claim("delivery", delivery, now), new Claim("fact", semantic, now));
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Registration.Decided> decided = decide(subject, fact, now, delivery);
      if (decided.isEmpty()) {
        return new Received.Skipped("nothing new about rollout " + subject.id());
      }
      switch (rollouts.commit(decided.get().change(), claims)) {
        case Committed.Done done -> {
          return new Received.Accepted(done.first(), decided.get().what());
        }
        case Committed.Duplicate twice -> {
          Claim claim = twice.claim();
          return new Received.Skipped("told before: " + claim.consumer() + " " + claim.id());
        }
        case Committed.Stale stale -> {}
      }
    }
    throw new IllegalStateException(subject.id() + " moved under each of " + ROUNDS + " attempts");
  }

  private Optional<Registration.Decided> decide(
      Subject subject, Fact fact, Instant now, String delivery) {
    var registration = new Registration(fact, now, pace, delivery);
    Optional<Recorded> known = rollouts.find(subject.id());
    if (known.isPresent()) {
      return registration.tell(known.get(), rollouts.environment(subject.key()));
    }
    Environment environment = rollouts.environment(subject.key());
    return Optional.of(
        registration.register(
            subject, environment, read(environment.holder()), read(environment.waiting())));
  }

  private Optional<Recorded> read(Optional<RolloutId> id) {
    return id.flatMap(rollouts::find);
  }
}
