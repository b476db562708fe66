package io.deployguardian.wire.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Users who ask the same URL, each one request after the other and at most ten in a second: a fast
 * service must not turn a check into an attack.
 */
record Burst(Supplier<Trail> trails, URI url) {

  static final Duration PACE = Duration.ofMillis(100);

  Tally run(int users, Duration duration) {
    var tally = new Tally();
    long end = System.nanoTime() + duration.toNanos();
    Callable<Void> user =
        () -> {
          ask(tally, end);
          return null;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(Collections.nCopies(users, user));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return tally;
  }

  private void ask(Tally tally, long end) throws InterruptedException {
    // What is refused once is refused each time.
    while (System.nanoTime() < end && tally.refusal().isEmpty()) {
      Trail trail = trails.get();
      Reply reply = trail.follow(url, false);
      if (Thread.interrupted()) {
        throw new InterruptedException("not an answer, and not the service's fault");
      }
      Duration latency = trail.elapsed();
      tally.add(reply, latency);
      Duration rest = PACE.minus(latency);
      Duration left = Duration.ofNanos(end - System.nanoTime());
      // The pace of one caller, and never past the burst's end.
      Thread.sleep(rest.compareTo(left) < 0 ? rest : left);
    }
  }
}
