package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollout.Leased;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does what somebody asked for about one rollout, once, and says what came of it. */
record Deeds(Hands hands, Rollouts rollouts, InstantSource clock) {

  /** Whether an earlier attempt got as far as the decision. Who only asks is told again. */
  boolean isDone(Event.CommandGiven given, Word word) {
    return !word.asks() && rollouts.isClaimed(claim(given));
  }

  /** Whoever wrote it can't have meant what was registered after it. */
  boolean isYoungerThan(Event.CommandGiven given, Choice.One chosen) {
    // GitHub dates comments to the second.
    var registered = rollouts.decisions(chosen.known().id()).getFirst().at();
    return registered.truncatedTo(ChronoUnit.SECONDS).isAfter(given.origin().at());
  }

  String act(Event.CommandGiven given, Word word, Choice.One chosen) {
    Recorded known = chosen.known();
    return switch (word) {
      case STATUS -> Wording.report(hands.status(asked(given, "asked for the status", known.id())));
      case CHECK ->
          Wording.report(hands.check(asked(given, "asked for the readiness rules", known.id())));
      case APPROVE -> said(given, word, hands.approve(instruction(given, chosen)), known);
      case HOLD -> said(given, word, hands.hold(instruction(given, chosen)), known);
      case RESUME -> said(given, word, hands.resume(instruction(given, chosen)), known);
      case PROMOTE -> said(given, word, hands.promote(instruction(given, chosen)), known);
      case ABORT -> abort(given, chosen);
      case ROLLBACK -> rollBack(given, chosen);
      case DRILL, HELP -> throw new IllegalArgumentException(word + " is about no rollout");
    };
  }

  /** What is over can't be aborted, and taking it back is worth a sentence. */
  private String abort(Event.CommandGiven given, Choice.One chosen) {
    return chosen.known().rollout().isActive()
        ? said(
            given,
            Word.ABORT,
            hands.rollBack(instruction(given, chosen), Optional.empty()),
            chosen.known())
        : Wording.nothingToAbort(chosen.known());
  }

  private String rollBack(Event.CommandGiven given, Choice.One chosen) {
    RolloutId id = chosen.known().id();
    Said.Split split = Said.Split.of(chosen.rest());
    boolean named = !split.first().isEmpty() && hands.isKnownGood(id, split.first());
    String reason = named ? split.rest() : chosen.rest();
    if (reason.isEmpty()) {
      return Wording.noReason(chosen.known(), named ? split.first() : "");
    }
    var instruction = instruction(given, new Choice.One(chosen.known(), reason));
    Optional<String> to = named ? Optional.of(split.first()) : Optional.empty();
    return said(given, Word.ROLLBACK, hands.rollBack(instruction, to), chosen.known());
  }

  private String said(Event.CommandGiven given, Word word, Handled handled, Recorded before) {
    return switch (handled) {
      case Handled.Moved moved -> Wording.done(word, moved);
      // Another worker may have been faster, and to it nothing is wrong.
      case Handled.LeftAlone left when isDone(given, word) ->
          Wording.doneBefore(word, rollouts.find(before.id()).stream().toList());
      case Handled.LeftAlone left -> Wording.notDone(word, left, before);
    };
  }

  /**
   * Who asks is on the decision log, too. A rollout that a worker has in hand is left alone: its
   * version must not move under whoever is shifting traffic back.
   */
  private Recorded asked(Event.CommandGiven given, String what, RolloutId id) {
    Set<Claim> claims = Set.of(claim(given));
    Committed.unlessStale(
        () -> {
          Instant now = clock.instant();
          Recorded known = rollouts.find(id).orElseThrow();
          if (known.rollout() instanceof Leased leased && !leased.lease().isFree(now)) {
            return new Committed.Done(List.of(known));
          }
          Draft draft =
              Draft.by(Agent.NOTIFICATION, what).with("by", given.author()).with("via", via(given));
          return rollouts.commit(
              Change.of(Step.from(known, known.rollout()).because(draft, now)), claims);
        });
    return rollouts.find(id).orElseThrow();
  }

  private Instruction instruction(Event.CommandGiven given, Choice.One chosen) {
    String reason = chosen.rest().isEmpty() ? "asked in " + place(given) : chosen.rest();
    return new Instruction(
        chosen.known().id(), new ByHand(given.author(), reason), via(given), Set.of(claim(given)));
  }

  private Claim claim(Event.CommandGiven given) {
    return OrderId.of(given).claim(clock.instant());
  }

  private static String via(Event.CommandGiven given) {
    return "comment " + given.comment() + " on " + place(given);
  }

  private static String place(Event.CommandGiven given) {
    return given.origin().repositoryName() + "#" + given.number();
  }
}
