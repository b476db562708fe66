package io.deployguardian.core.check;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a suite does, and how patiently.
 *
 * @param delay before the first attempt
 * @param limit the longest that all of it may take, the delay included
 */
public record Course(List<Check.Probed> checks, Retries retries, Duration delay, Duration limit) {

  public Course {
    checks = List.copyOf(checks);
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(limit, "limit");
  }

  /** The same, in no more time than that. */
  public Course within(Duration most) {
    return limit.compareTo(most) <= 0 ? this : new Course(checks, retries, delay, most);
  }
}
