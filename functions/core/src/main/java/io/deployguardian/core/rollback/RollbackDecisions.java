package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Incident;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from where a rollback stands. Pure. */
record RollbackDecisions(Pace pace) {

  /** How many workers may try before somebody is paged. */
  static final int WORKERS = 5;

  private static final String EFFECT = "traffic-rollback";
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Whoever asked goes on at once: the lease is theirs from the start. */
  Change requested(Found.One found, Reversible from, ByHand hand, Instant now) {
    RollingBack back = back(found, from, hand, now).taken(now, pace);
    Step step = requested(found, back, byHand(found, hand), now);
    return taking(
        found,
        from,
        back.to().isPresent() ? step.with(effect(back, now, back.lease().until())) : step);
  }

  /** Whoever hears of it goes on: nobody has it in hand yet. */
  Change ordered(Found.One found, Reversible from, ByHand hand, String via, Instant now) {
    RollingBack back = back(found, from, hand, now);
    return taking(found, from, requested(found, back, byHand(found, hand).with("via", via), now));
  }

  private RollingBack back(Found.One found, Reversible from, ByHand hand, Instant now) {
    return from.rollBack(found.to(), Cause.asked(hand, now), now, pace);
  }

  private static Draft byHand(Found.One found, ByHand hand) {
    return draft("roll back, by hand")
        .with("by", hand.by())
        .with("reason", hand.reason())
        .with("to", found.to().map(Release::artifact).orElse("no way back"));
  }

  private static Step requested(Found.One found, RollingBack back, Draft draft, Instant now) {
    return Step.from(found.rollout(), back)
        .because(draft, now)
        .telling(now, about -> new Event.RollbackRequested(about, back.cause(), back.to()));
  }

  private static Change taking(Found.One found, Reversible from, Step step) {
    RolloutId id = found.rollout().id();
    Environment next = found.environment().withoutPromotionOf(id);
    boolean takesOver = !from.isActive() && !found.environment().isHeldBy(id);
    return Change.of(step).in(takesOver ? next.heldBy(id) : next);
  }

  Change holdExpired(Recorded known, Held held, Instant now) {
    var cause =
        Cause.of(
            Cause.Kind.HOLD_EXPIRED,
            "held until " + held.deadline() + " and nobody decided: " + held.reasons().getFirst(),
            now);
    RollingBack back = held.rollBack(held.subject().baseline(), cause, now, pace);
    return Change.of(
        Step.from(known, back)
            .because(draft("roll back: the hold expired"), now)
            .telling(now, about -> new Event.RollbackRequested(about, cause, back.to())));
  }

  Change take(Recorded known, RollingBack back, Instant now) {
    RollingBack taken = back.taken(now, pace);
    return Change.of(Step.from(known, taken).with(effect(back, now, taken.lease().until())));
  }

  Change retry(Recorded known, RollbackFailed failed, Instant now) {
    RollingBack again = failed.retry(now, pace);
    return Change.of(Step.from(known, again).because(draft("try the rollback again"), now));
  }

  Change noWayBack(Recorded known, RollingBack back, Instant now) {
    String why = "no way back: there is no known-good release to restore";
    return failed(known, back, why, now.plus(Duration.ofHours(24)), now);
  }

  /**
   * A first release that never had traffic, or a rollout that waited its turn and never ruled any.
   */
  Change nothingToRestore(Recorded known, RollingBack back, Environment environment, Instant now) {
    var verdict = Verdict.inconclusive("health", "not asked: there was nothing to restore");
    Environment next = environment.isHeldBy(known.id()) ? environment.handedOn() : environment;
    // Committed with the environment as it was read, because by now it may have been this one's
    // turn.
    return Change.of(ended(known, back, back.to(), verdict, now)).in(next);
  }

  /**
   * The target did not confirm: the next worker tries soon, and after the last one somebody is
   * paged.
   */
  Change notYet(Recorded leased, RollingBack back, String why, Instant now) {
    if (back.lease().attempts() < WORKERS) {
      Duration pause = Duration.ofSeconds(1L << Math.min(back.lease().attempts(), 5));
      return Change.of(
          Step.from(leased, back.lookAgain(now.plus(pause)))
              .because(draft("not confirmed, try again").with("why", why), now));
    }
    return failed(leased, back, why, now.plus(backOff(back)), now);
  }

  /** Observing: what would have been written is on record, and the rollout is looked at again. */
  Change withheld(Recorded known, RollingBack back, Optional<Traffic.State> state, Instant now) {
    String found = state.flatMap(Traffic.State::split).map(Split::toString).orElse("no weights");
    String why = "withheld in observe-only mode; the target has " + found;
    Change change = failed(known, back, why, now.plus(backOff(back)), now);
    Effect withheld = effect(back, now, now).withheld(now, "observe-only");
    return new Change(
        change.steps().stream()
            .map(step -> step.rollout().id().equals(known.id()) ? step.with(withheld) : step)
            .toList(),
        change.environment(),
        change.history(),
        change.gate());
  }

  Change restored(
      Recorded known,
      RollingBack back,
      Release restored,
      Verdict health,
      Environment environment,
      Instant at,
      boolean observed) {
    Effect effect = effect(back, at, at);
    Step step =
        ended(known, back, Optional.of(restored), health, at)
            .with(
                observed
                    ? effect.withheld(at, "others restored the traffic")
                    : effect.confirmed(at));
    // Whoever waited for this rollback is next. Committed even if nobody does: a deployment that
    // decides to wait just
    // now has to find out that there is nothing left to wait for.
    return Change.of(step).in(environment.handedOn());
  }

  /** Each worker died, or found a target that answers nothing at all. */
  Change neverCameBack(Recorded known, RollingBack back, Instant now) {
    String why = "none of " + WORKERS + " workers came back from the target";
    return failed(known, back, why, now.plus(backOff(back)), now);
  }

  Change looked(Recorded known, Instant now) {
    Rollout next =
        switch (known.rollout()) {
          case RolledBack ended -> ended.looked(now, pace);
          case Promoted ended -> ended.looked(now, pace);
          case Superseded ended -> ended.looked(now, pace);
          default -> throw new IllegalStateException(known.rollout().state() + " doesn't settle");
        };
    return Change.of(Step.from(known, next));
  }

  private Step ended(
      Recorded known, RollingBack back, Optional<Release> restored, Verdict health, Instant at) {
    RolledBack ended = back.confirmed(restored, health, at, pace);
    var incident = incident(back, ended);
    return Step.from(known, ended)
        .because(
            draft("rolled back")
                .with(
                    "restored",
                    restored.map(Release::artifact).orElse("nothing: it had no traffic"))
                .with("took", incident.decisionToRestored().toMillis() + " ms")
                .because(health),
            at)
        .telling(at, about -> new Event.RolloutRolledBack(about, incident));
  }

  private static Incident incident(RollingBack back, RolledBack ended) {
    boolean sick = ended.health() instanceof Verdict.Fail;
    Severity severity = sick || back.wasExposed() ? Severity.CRITICAL : Severity.WARNING;
    return new Incident(
        severity,
        back.cause(),
        back.cause().signalAt(),
        back.since(),
        ended.restoredAt(),
        back.subject().release(),
        ended.restored(),
        ended.health(),
        back.wasExposed());
  }

  /** Somebody has to know. A deployment that waited may take over now: it may well be the fix. */
  private Change failed(Recorded known, RollingBack back, String why, Instant next, Instant now) {
    RollbackFailed failed = back.failed(why, next);
    Step step =
        Step.from(known, failed)
            .because(draft("rollback failed").with("why", why), now)
            .telling(
                now,
                about ->
                    new Event.RollbackFailed(about, why, failed.failures(), back.wasExposed()));
    return Change.of(step);
  }

  private Duration backOff(RollingBack back) {
    Duration doubled = pace.grace().multipliedBy(1L << Math.min(back.failures(), 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  private static Effect effect(RollingBack back, Instant now, Instant lease) {
    return Effect.intended(EFFECT, Split.allTo(back.to().orElseThrow()), now, lease);
  }

  private static Draft draft(String decision) {
    return Draft.by(Agent.ROLLBACK, decision);
  }
}
