package io.deployguardian.wire.door;

import io.deployguardian.core.rollout.Handled;
import java.util.function.Supplier;

/** How an invocation is watched: whose it is, what it counted, what failed at one of its edges. */
public interface Watch {

  /** Runs {@code work} with each log line, and what is traced of it, saying whom it is about. */
  <T> T about(Concern concern, Supplier<T> work);

  /**
   * Runs a look of which only the outcome tells whom it was about, and says so if something moved.
   */
  default Handled look(String occasion, Supplier<Handled> look) {
    Handled handled = look.get();
    Concern.of(occasion, handled)
        .ifPresent(concern -> about(concern, () -> tell(occasion, handled)));
    return handled;
  }

  /** Says what came of something that was done on an occasion. */
  default Handled tell(String occasion, Handled handled) {
    said(occasion + ": " + handled.what());
    return handled;
  }

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
