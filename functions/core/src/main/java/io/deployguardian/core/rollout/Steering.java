package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Traffic.Write;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings a target to the split that the environment's ruling rollout wants.
 *
 * <p>The order is the point: read the target's revision, <em>then</em> the ruling rollout, write
 * conditionally on that revision, read back, and read the rollout again; if it moved, start over. A
 * worker that slept between any two of these either fails its write or finds out that it has to
 * write again, so it can't undo a rollback.
 */
public final class Steering {

  private static final int ROUNDS = 8;

  /** Who only writes for the revision's sake gives up sooner: traffic that is right is right. */
  private static final int IMPOSING_ROUNDS = 2;

  private final Rollouts rollouts;
  private final Guarded guarded;
  private final Traffic traffic;

  public Steering(Rollouts rollouts, Guarded guarded, Traffic traffic) {
    this.rollouts = rollouts;
    this.guarded = guarded;
    this.traffic = traffic;
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** The target shows what {@code ruling} wants, read back, and {@code ruling} still rules. */
    record Settled(Recorded ruling, Traffic.State state) implements Outcome {}

    /** Not confirmed; nothing is known to be right. */
    record Unsettled(String why) implements Outcome {}
  }

  /** Writes only if the target shows something else. */
  public Outcome settle(ServiceKey key) {
    return settle(key, false);
  }

  /**
   * Writes even if the target shows the right split already: the new revision makes the write of a
   * worker that sleeps on the old one fail, whether it wakes in time to see that it was wrong or
   * not.
   */
  public Outcome impose(ServiceKey key) {
    return settle(key, true);
  }

  private Outcome settle(ServiceKey key, boolean anyway) {
    Optional<Binding> binding = guarded.binding(key);
    if (binding.isEmpty()) {
      return new Outcome.Unsettled("no target is bound for " + key + " in the guarded map");
    }
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Outcome> outcome = once(binding.get(), anyway && round < IMPOSING_ROUNDS);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.Unsettled("the target kept changing under " + ROUNDS + " attempts");
  }

  /** Whether there is a target to steer at all. */
  public boolean binds(ServiceKey key) {
    return guarded.binding(key).isPresent();
  }

  /** The weights as they are, for whoever only observes. */
  public Optional<Traffic.State> observe(ServiceKey key) {
    return guarded.binding(key).map(traffic::read);
  }

  private Optional<Outcome> once(Binding binding, boolean anyway) {
    Traffic.State before = traffic.read(binding);
    Recorded ruling = ruling(binding.key());
    Optional<Split> wanted = ruling.rollout().desired();
    boolean isRight = wanted.filter(split -> !before.shows(split)).isEmpty();
    Traffic.State state = before;
    if (wanted.isPresent() && (anyway || !isRight)) {
      Split next = nextOnTheWay(before, ruling, wanted.get());
      switch (traffic.write(binding, next, before.revision())) {
        case Write.Conflict conflict -> {
          return Optional.empty();
        }
        case Write.Refused refused -> {
          if (!isRight) {
            return Optional.of(new Outcome.Unsettled(refused.why()));
          }
        }
        case Write.Written written -> {}
      }
      state = traffic.read(binding);
      if (!state.shows(wanted.get())) {
        return Optional.empty();
      }
    }
    Recorded again = ruling(binding.key());
    return Objects.equals(again, ruling)
        ? Optional.of(new Outcome.Settled(ruling, state))
        : Optional.empty();
  }

  /** A superseded canary's weight returns to the baseline before the next canary gets any. */
  private static Split nextOnTheWay(Traffic.State state, Recorded ruling, Split wanted) {
    boolean partial = wanted.weights().size() > 1;
    boolean stranger =
        state.split().stream()
            .anyMatch(now -> !wanted.weights().keySet().containsAll(now.weights().keySet()));
    return partial && stranger ? ruling.subject().unexposed().orElse(wanted) : wanted;
  }

  private Recorded ruling(ServiceKey key) {
    return rollouts
        .environment(key)
        .holder()
        .flatMap(rollouts::find)
        .orElseThrow(() -> new IllegalStateException("no rollout holds " + key));
  }
}
