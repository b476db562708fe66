package io.deployguardian.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the router routed in the last 15 minutes, second by second. */
final class TrafficLog {

  static final Duration KEPT = Duration.ofMinutes(15);

  private static final int SAMPLES_PER_SECOND = 500;

  private record Lane(Route route, String artifact) {}

  private final Map<Lane, NavigableMap<Long, Second>> lanes = new HashMap<>();
  private long swept;

  /**
   * @param at when the request ended
   */
  synchronized void answered(
      Route route, String artifact, Instant at, boolean error, Duration latency) {
    second(route, artifact, at).answered(error, latency);
  }

  /**
   * A request without an answer has no latency: a refused connection is quick, but not a quick
   * service.
   */
  synchronized void failed(Route route, String artifact, Instant at) {
    second(route, artifact, at).failed();
  }

  /**
   * A second belongs to the interval in which it ends. So adjacent intervals neither share nor lose
   * a request, and what was once observed doesn't change.
   */
  synchronized Observed observe(Route route, String artifact, Instant from, Instant to) {
    // A second s ends at s + 1, and from < s + 1 <= to is the same as floor(from) <= s < floor(to).
    long first = from.getEpochSecond();
    long end = Math.max(first, to.getEpochSecond());
    long requests = 0;
    long errors = 0;
    long unanswered = 0;
    List<Duration> latencies = new ArrayList<>();
    for (Second second : lane(route, artifact).subMap(first, end).values()) {
      requests += second.requests;
      errors += second.errors;
      unanswered += second.unanswered;
      second.copyTo(latencies);
    }
    Collections.sort(latencies);
    return new Observed(requests, errors, latencies, unanswered);
  }

  private NavigableMap<Long, Second> lane(Route route, String artifact) {
    return lanes.getOrDefault(new Lane(route, artifact), Collections.emptyNavigableMap());
  }

  private Second second(Route route, String artifact, Instant at) {
    long now = at.getEpochSecond();
    if (now != swept) {
      sweep(now);
    }
    return lanes
        .computeIfAbsent(new Lane(route, artifact), lane -> new TreeMap<>())
        .computeIfAbsent(now, start -> new Second());
  }

  // All lanes, not just the one in use: routes fall silent, and a playground has many.
  private void sweep(long now) {
    lanes.values().forEach(seconds -> seconds.headMap(now - KEPT.toSeconds()).clear());
    lanes.values().removeIf(Map::isEmpty);
    swept = now;
  }

  private static final class Second {

    private long requests;
    private long errors;
    private int unanswered;
    private int[] micros = new int[8];
    private int samples;

    void answered(boolean error, Duration latency) {
      count(error);
      if (isSampled()) {
        keep(Math.toIntExact(latency.toNanos() / 1000));
      }
    }

    // Takes the place of a latency: kept besides the 500, failures would be more of the sample than
    // they are of the requests.
    void failed() {
      count(true);
      if (isSampled()) {
        unanswered++;
      }
    }

    private void count(boolean error) {
      requests++;
      errors += error ? 1 : 0;
    }

    private boolean isSampled() {
      return requests <= SAMPLES_PER_SECOND;
    }

    private void keep(int latency) {
      if (samples == micros.length) {
        micros = Arrays.copyOf(micros, 2 * samples);
      }
      micros[samples++] = latency;
    }

    void copyTo(List<Duration> latencies) {
      Arrays.stream(micros, 0, samples)
          .forEach(each -> latencies.add(Duration.ofNanos(1000L * each)));
    }
  }
}
