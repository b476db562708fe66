package io.deployguardian.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the router saw of one artifact in one interval.
 *
 * @param requests all requests that were routed to the artifact and have ended
 * @param errors those answered with 5xx or not at all
 * @param latencies sorted, of the answered requests among those that were sampled, which are the
 *     first 500 of each second
 * @param unanswered the others among those that were sampled
 */
public record Observed(long requests, long errors, List<Duration> latencies, long unanswered) {

  public Observed {
    latencies = List.copyOf(latencies);
  }

  /** How many requests were sampled. */
  public long sampled() {
    return latencies.size() + unanswered;
  }

  /**
   * How many of the sampled requests got no answer within a bound. Those that never got one are
   * among them, however quickly they failed: otherwise a version would look quicker the more of its
   * slow requests end in a timeout.
   */
  public long slowerThan(Duration bound) {
    return unanswered + latencies.stream().filter(latency -> latency.compareTo(bound) > 0).count();
  }

  /**
   * @return the median latency, empty without samples
   */
  public Optional<Duration> p50() {
    return percentile(50);
  }

  /**
   * @return the 95th percentile, empty without samples
   */
  public Optional<Duration> p95() {
    return percentile(95);
  }

  /**
   * @return the 99th percentile, empty without samples
   */
  public Optional<Duration> p99() {
    return percentile(99);
  }

  // Nearest rank, not interpolated: every number that is shown was measured.
  private Optional<Duration> percentile(int percent) {
    int rank = Math.ceilDiv(latencies.size() * percent, 100);
    return latencies.isEmpty() ? Optional.empty() : Optional.of(latencies.get(rank - 1));
  }
}
