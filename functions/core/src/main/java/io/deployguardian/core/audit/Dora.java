package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Superseded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * DORA's delivery measures, from our own ledger and not reconstructed from Git.
 *
 * @param window what they cover, backwards from the audit
 * @param deployments rollouts that took traffic in the window, and ended
 * @param perDay deployment frequency
 * @param changeFailureRate exposed rollouts that were rolled back, of all; empty without any
 * @param leadTime the median from GitHub's deployment to promotion
 * @param recoveryTime the median from the failing signal to restored traffic
 * @see <a href="https://dora.dev/guides/dora-metrics-four-keys/">DORA: four keys</a>
 */
public record Dora(
    Duration window,
    int deployments,
    double perDay,
    OptionalDouble changeFailureRate,
    Optional<Duration> leadTime,
    Optional<Duration> recoveryTime) {

  public static Dora of(List<Recorded> rollouts, Instant now, Duration window) {
    Instant start = now.minus(window);
    List<Recorded> recent =
        rollouts.stream()
            .filter(r -> !r.subject().deployment().createdAt().isBefore(start))
            .toList();
    List<RolledBack> exposed = only(recent, RolledBack.class, RolledBack::wasExposed);
    List<Duration> leads = recent.stream().flatMap(r -> leadTime(r.rollout()).stream()).toList();
    int all = leads.size() + exposed.size();
    return new Dora(
        window,
        all,
        all / (window.toSeconds() / 86_400.0),
        all == 0 ? OptionalDouble.empty() : OptionalDouble.of(exposed.size() / (double) all),
        median(leads),
        median(
            exposed.stream()
                .map(r -> Duration.between(r.cause().signalAt(), r.restoredAt()))
                .toList()));
  }

  /** From GitHub's deployment to promotion, of what is live or was. */
  private static Optional<Duration> leadTime(Rollout rollout) {
    Instant from = rollout.subject().deployment().createdAt();
    return switch (rollout) {
      case Promoted promoted -> Optional.of(Duration.between(from, promoted.at()));
      case Superseded before -> before.promotedAt().map(at -> Duration.between(from, at));
      default -> Optional.empty();
    };
  }

  private static <T> List<T> only(List<Recorded> rollouts, Class<T> state, Predicate<T> which) {
    return rollouts.stream()
        .map(Recorded::rollout)
        .filter(state::isInstance)
        .map(state::cast)
        .filter(which)
        .toList();
  }

  private static Optional<Duration> median(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }
}
