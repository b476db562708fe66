package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Superseded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
    List<Promoted> promoted = only(recent, Promoted.class);
    List<RolledBack> exposed =
        only(recent, RolledBack.class).stream().filter(RolledBack::wasExposed).toList();
    int replaced =
        (int) only(recent, Superseded.class).stream().filter(Superseded::wasPromoted).count();
    int all = promoted.size() + replaced + exposed.size();
    return new Dora(
        window,
        all,
        all / (window.toSeconds() / 86_400.0),
        all == 0 ? OptionalDouble.empty() : OptionalDouble.of(exposed.size() / (double) all),
        median(
            promoted.stream()
                .map(p -> Duration.between(p.subject().deployment().createdAt(), p.at()))
                .toList()),
        median(
            exposed.stream()
                .map(r -> Duration.between(r.cause().signalAt(), r.restoredAt()))
                .toList()));
  }

  private static <T> List<T> only(List<Recorded> rollouts, Class<T> state) {
    return rollouts.stream()
        .map(Recorded::rollout)
        .filter(state::isInstance)
        .map(state::cast)
        .toList();
  }

  private static Optional<Duration> median(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }
}
