package io.deployguardian.wire.github.api.http;

import java.time.Duration;

/** Waits; in tests only the clock moves. */
@FunctionalInterface
public interface Sleeper {
  Sleeper REAL = Thread::sleep;

  void sleep(Duration duration) throws InterruptedException;
}
