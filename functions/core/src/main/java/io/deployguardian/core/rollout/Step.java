package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Decision.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One rollout's part of a change.
 *
 * @param expected the version that was read; 0 means that the rollout must not exist yet
 * @param rollout the next state, or the unchanged one where {@code moves} is false
 * @param moves whether the rollout is written; if not, its version is only checked
 */
public record Step(
    long expected,
    Rollout rollout,
    boolean moves,
    Optional<Decision> decision,
    List<Effect> effects,
    List<Measurement> measurements,
    List<Event> events) {

  public Step {
    effects = List.copyOf(effects);
    measurements = List.copyOf(measurements);
    events = List.copyOf(events);
  }

  public static Step first(Rollout rollout) {
    return new Step(0, rollout, true, Optional.empty(), List.of(), List.of(), List.of());
  }

  public static Step from(Recorded before, Rollout after) {
    return new Step(
        before.version(), after, true, Optional.empty(), List.of(), List.of(), List.of());
  }

  /** Only tells something about a rollout that stays as it is. */
  public static Step about(Recorded unchanged) {
    return new Step(
        unchanged.version(),
        unchanged.rollout(),
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The version after the commit. */
  public long version() {
    return moves ? expected + 1 : expected;
  }

  public Step because(Draft draft, Instant at) {
    var decision =
        new Decision(
            at,
            draft.agent(),
            draft.decision(),
            rollout.state(),
            rollout.id(),
            version(),
            draft.sources(),
            new TreeMap<>(draft.details()));
    return new Step(expected, rollout, moves, Optional.of(decision), effects, measurements, events);
  }

  public Step with(Effect effect) {
    return new Step(
        expected, rollout, moves, decision, plus(effects, effect), measurements, events);
  }

  public Step measured(List<Measurement> more) {
    return new Step(expected, rollout, moves, decision, effects, more, events);
  }

  public Step telling(Instant at, Function<About, Event> event) {
    return telling(EventId.of(rollout.id(), version(), events.size()), at, event);
  }

  public Step telling(EventId id, Instant at, Function<About, Event> event) {
    var about = About.of(rollout.subject(), id, version(), at);
    return new Step(
        expected,
        rollout,
        moves,
        decision,
        effects,
        measurements,
        plus(events, event.apply(about)));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return more;
  }
}
