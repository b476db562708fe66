package io.deployguardian.core.intake;

import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
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
  private final Gates gates;
  private final Inbox inbox;
  private final Pace pace;
  private final InstantSource clock;

  public Intake(Rollouts rollouts, Gates gates, Inbox inbox, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.gates = gates;
    this.inbox = inbox;
    this.pace = pace;
    this.clock = clock;
  }

  /** What became of a delivery. */
  public sealed interface Received {

    record Accepted(Recorded rollout, String what) implements Received {}

    /** On record as an event, for whom it concerns. */
    record Noted(Event.OfRepository event) implements Received {}

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
      case Fact.Noted noted -> note(delivery, noted.event());
      case Fact.Confirming own when isRollingBack(own) ->
          new Received.Acknowledged("deployment", "of our own rollback");
      case Fact.Confirming other -> take(delivery, other.told());
      case Fact.OfDeployment told -> take(delivery, told);
    };
  }

  private Received note(String delivery, Event.OfRepository event) {
    return switch (inbox.take(event, claims(delivery, event.id().value()))) {
      case Committed.Duplicate twice -> skipped(twice);
      case Committed.Done done -> new Received.Noted(event);
      case Committed.Stale stale -> throw new IllegalStateException("nothing here has a version");
    };
  }

  /**
   * Only a rollback that is on record: who names any other rollout deploys, and is guarded as
   * everybody.
   */
  private boolean isRollingBack(Fact.Confirming own) {
    return rollouts
        .find(own.rollback())
        .filter(known -> known.subject().key().equals(own.told().subject().key()))
        .map(Recorded::rollout)
        .filter(
            rollout ->
                rollout instanceof RollingBack
                    || rollout instanceof RolledBack
                    || rollout instanceof RollbackFailed)
        .isPresent();
  }

  private Received take(String delivery, Fact.OfDeployment fact) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Registration.Decided> decided = decide(fact, clock.instant(), delivery);
      if (decided.isEmpty()) {
        return new Received.Skipped("nothing new about rollout " + fact.subject().id());
      }
      switch (rollouts.commit(decided.get().change(), claims(delivery, semantic(fact)))) {
        case Committed.Done done -> {
          return new Received.Accepted(done.first(), decided.get().what());
        }
        case Committed.Duplicate twice -> {
          return skipped(twice);
        }
        case Committed.Stale stale -> {}
      }
    }
    throw new IllegalStateException(
        fact.subject().id() + " moved under each of " + ROUNDS + " attempts");
  }

  /** Twice: a redelivery has the same GUID, and the same fact told again has another one. */
  private Set<Claim> claims(String delivery, String semantic) {
    Instant now = clock.instant();
    return Set.of(new Claim("delivery", delivery, now), new Claim("fact", semantic, now));
  }

  private static String semantic(Fact.OfDeployment fact) {
    RolloutId id = fact.subject().id();
    return switch (fact) {
      case Fact.Created created -> "deployment/" + id;
      case Fact.Reported reported -> "status/" + reported.statusId() + "/" + id;
      case Fact.ApprovalRequested requested -> "approval/" + requested.run() + "/" + id;
    };
  }

  private static Received skipped(Committed.Duplicate twice) {
    Claim claim = twice.claim();
    return new Received.Skipped("told before: " + claim.consumer() + " " + claim.id());
  }

  private Optional<Registration.Decided> decide(
      Fact.OfDeployment fact, Instant now, String delivery) {
    var registration = new Registration(fact, now, pace, delivery);
    Subject subject = fact.subject();
    Optional<Recorded> known = rollouts.find(subject.id());
    Environment environment = rollouts.environment(subject.key());
    if (known.isEmpty()) {
      return Optional.of(
          registration.register(
              subject, environment, read(environment.holder()), read(environment.waiting())));
    }
    return fact instanceof Fact.ApprovalRequested requested
        ? registration.ask(known.get(), gates.gate(subject.id()), requested)
        : registration.tell(known.get(), environment);
  }

  private Optional<Recorded> read(Optional<RolloutId> id) {
    return id.flatMap(rollouts::find);
  }
}
