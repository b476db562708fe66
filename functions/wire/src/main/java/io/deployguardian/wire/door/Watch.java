package io.deployguardian.wire.door;

import java.util.function.Supplier;

/** How an invocation is watched: whose it is, what it counted, what failed at one of its edges. */
public interface Watch {

  /** Runs {@code work} with each log line saying which trace and which rollout it is about. */
  <T> T about(String trace, String rollout, Supplier<T> work);

  /** Adds to a counter; tags are names and values in turn. */
  void count(String counter, long amount, String... tags);

  /** Adds one. */
  default void count(String counter, String... tags) {
    count(counter, 1, tags);
  }

  /** One of several things to do failed; the others go on. */
  void failed(String what, RuntimeException why);

  /** For the record. */
  void said(String what);
}
