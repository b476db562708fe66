package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Environment.KnownGood;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One decision, ready to be committed: the rollouts that change (one, or two when one makes room
 * for the other), and the environment, where its roles move.
 *
 * @param environment the environment's next state; its {@code version} is the one that was read
 * @param history a release that just became known good
 * @param gate the next status of the first rollout's gate; its {@code version} is the one that was
 *     read
 */
public record Change(
    List<Step> steps,
    Optional<Environment> environment,
    Optional<KnownGood> history,
    Optional<Gate> gate) {

  public Change {
    steps = List.copyOf(steps);
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(gate, "gate");
  }

  public static Change of(Step... steps) {
    return new Change(List.of(steps), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Change in(Environment next) {
    return new Change(steps, Optional.of(next), history, gate);
  }

  public Change remember(KnownGood good) {
    return new Change(steps, environment, Optional.of(good), gate);
  }

  public Change gated(Gate next) {
    return new Change(steps, environment, history, Optional.of(next));
  }
}
