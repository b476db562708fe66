package io.deployguardian.core.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What GitHub's own list says of deliveries that never arrived. All that has to be remembered is in
 * that list, how often each was tried included, so nothing is kept here.
 *
 * @param due whose next attempt is due, oldest first
 * @param later tried lately
 * @param lost tried as often as makes sense; a person has to look
 */
public record Backlog(List<Attempt> due, List<Attempt> later, List<Attempt> lost) {

  /** GitHub's list, and its permission to redeliver, reach back three days. */
  public static final Duration WINDOW = Duration.ofDays(3);

  /** Attempts at one delivery, GitHub's own first one included. */
  static final int MOST_ATTEMPTS = 6;

  /** An attempt may be on its way, and what made it fail takes its time to be mended. */
  static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

  private static final int FACTOR = 4;

  public Backlog {
    due = List.copyOf(due);
    later = List.copyOf(later);
    lost = List.copyOf(lost);
  }

  static Backlog of(List<Attempt> attempts, Instant now) {
    var open =
        attempts.stream()
            .collect(groupingBy(Attempt::guid, LinkedHashMap::new, toList()))
            .values()
            .stream()
            .filter(tries -> tries.stream().noneMatch(Attempt::succeeded))
            .map(Tried::of)
            .sorted(Comparator.comparing(Tried::firstAt))
            .toList();
    var lost = open.stream().filter(tried -> tried.times() >= MOST_ATTEMPTS).toList();
    var alive = open.stream().filter(tried -> tried.times() < MOST_ATTEMPTS).toList();
    return new Backlog(
        latest(alive.stream().filter(tried -> !tried.nextAt().isAfter(now)).toList()),
        latest(alive.stream().filter(tried -> tried.nextAt().isAfter(now)).toList()),
        latest(lost));
  }

  private static List<Attempt> latest(List<Tried> tried) {
    return tried.stream().map(Tried::latest).toList();
  }

  /** All attempts at one delivery. */
  private record Tried(Instant firstAt, Attempt latest, int times) {

    static Tried of(List<Attempt> tries) {
      var byTime = Comparator.comparing(Attempt::at).thenComparingLong(Attempt::id);
      return new Tried(
          tries.stream().min(byTime).orElseThrow().at(),
          tries.stream().max(byTime).orElseThrow(),
          tries.size());
    }

    /** 2, 8, 32 minutes and so on after the last one: six attempts take half a day. */
    Instant nextAt() {
      long factor = (long) Math.pow(FACTOR, times - 1.0);
      return latest.at().plus(FIRST_PAUSE.multipliedBy(factor));
    }
  }
}
