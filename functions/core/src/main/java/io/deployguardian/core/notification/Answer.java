package io.deployguardian.core.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What a place answers to being looked at, or written to. */
public sealed interface Answer {

  /**
   * It is there.
   *
   * @param id what the place calls it
   * @param url where people see it
   */
  record Told(String id, Optional<URI> url) implements Answer {}

  /** There is no such thing. */
  record Absent() implements Answer {}

  /** No answer; what was asked for may have happened even so. */
  record Unavailable(String why) implements Answer {}

  /** It won't, until somebody changes something: a key, a permission, a repository that is gone. */
  record Refused(String why) implements Answer {}

  /** Too many calls. */
  record Throttled(Instant until) implements Answer {}
}
