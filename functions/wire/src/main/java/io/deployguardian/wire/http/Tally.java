package io.deployguardian.wire.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the requests of a burst gave. One without an answer took as long as it was waited for: left
 * out, it would make a broken service look fast.
 */
final class Tally {

  private final List<Duration> latencies = new ArrayList<>();
  private int errors;
  private int highest;
  private Optional<String> silence = Optional.empty();
  private Optional<String> excerpt = Optional.empty();
  private Optional<Reply.Refused> refusal = Optional.empty();

  synchronized void add(Reply reply, Duration latency) {
    switch (reply) {
      case Reply.Refused no -> refusal = Optional.of(no);
      case Reply.Failed failed -> {
        latencies.add(latency);
        errors++;
        silence = Optional.of(failed.found());
      }
      case Reply.Answer answer -> {
        latencies.add(latency);
        highest = Math.max(highest, answer.status());
        if (answer.status() >= 400) {
          errors++;
          excerpt = excerpt.or(() -> Optional.of(Redaction.excerpt(answer.text())));
        }
      }
    }
  }

  synchronized Optional<Reply.Refused> refusal() {
    return refusal;
  }

  synchronized int count() {
    return latencies.size();
  }

  synchronized double errorShare() {
    return latencies.isEmpty() ? 0 : (double) errors / latencies.size();
  }

  /** The beginning of the first answer that was an error. */
  synchronized String excerpt() {
    return excerpt.orElse("");
  }

  /** By nearest rank, so that it is a latency that really was. */
  synchronized Duration percentile(int percent) {
    List<Duration> sorted = latencies.stream().sorted().toList();
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.get(Math.max(rank, 1) - 1);
  }

  static String percent(double share) {
    BigDecimal percent =
        BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  @Override
  public synchronized String toString() {
    return "%d requests, p50 %d ms, p95 %d ms, p99 %d ms, %d errors (%s), worst: %s"
        .formatted(
            latencies.size(),
            percentile(50).toMillis(),
            percentile(95).toMillis(),
            percentile(99).toMillis(),
            errors,
            percent(errorShare()),
            silence.orElse("status " + highest));
  }
}
