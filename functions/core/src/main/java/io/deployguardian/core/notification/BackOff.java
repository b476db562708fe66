package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Pace;
import java.time.Duration;
import java.time.Instant;

/** When something that failed is tried again. Never is not among the answers. */
record BackOff(Pace pace) {

  private static final int LONGEST = 15;
  private static final int HOUR = 60;
  private static final int DAY = 24;

  /** After 1, 2, 4, 8 graces, then every 15: minutes on AWS. */
  Instant unavailable(int failures, Instant now) {
    return now.plus(graces(Math.min(LONGEST, 1L << Math.min(failures, 10))));
  }

  /** Not before the limit ends. */
  Instant throttled(int failures, Instant until, Instant now) {
    Instant usual = unavailable(failures, now);
    return until.isAfter(usual) ? until : usual;
  }

  /** A person has to change something first: after 1, 2, 4 hours, then once a day. */
  Instant refused(int failures, Instant now) {
    return now.plus(graces(HOUR * Math.min(DAY, 1L << Math.min(failures, 10))));
  }

  private Duration graces(long number) {
    return pace.grace().multipliedBy(number);
  }
}
