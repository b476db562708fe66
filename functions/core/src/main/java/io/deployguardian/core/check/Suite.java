package io.deployguardian.core.check;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Runs checks side by side on virtual threads, with retries, within one time limit. */
public final class Suite {

  /** Checks under way at once, so that a suite is no load test. */
  private static final int CONCURRENCY = 10;

  private final Probe probe;
  private final RandomGenerator chance;

  public Suite(Probe probe, RandomGenerator chance) {
    this.probe = probe;
    this.chance = chance;
  }

  /** Pass only if each check held; a check that did not finish in time failed. */
  public Verdict run(
      List<HttpCheck> checks,
      Optional<URI> base,
      Retries retries,
      Duration limit,
      boolean privateAllowed) {
    if (checks.isEmpty()) {
      return Verdict.inconclusive("smoke test", "there is no check to run");
    }
    var turns = new Semaphore(CONCURRENCY);
    List<Callable<Verdict>> runs = new ArrayList<>();
    for (HttpCheck check : checks) {
      runs.add(() -> inTurn(turns, check, base, retries, privateAllowed));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> ended =
          threads.invokeAll(runs, limit.toMillis(), TimeUnit.MILLISECONDS);
      Verdict all = new Verdict.Pass(List.of());
      for (int i = 0; i < ended.size(); i++) {
        all = all.worstOf(verdictOf(checks.get(i), ended.get(i), limit));
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.inconclusive("smoke test", "interrupted before it ended");
    }
  }

  private Verdict inTurn(
      Semaphore turns, HttpCheck check, Optional<URI> base, Retries retries, boolean privateAllowed)
      throws InterruptedException {
    turns.acquire();
    try {
      return persistently(check, base, retries, privateAllowed);
    } finally {
      turns.release();
    }
  }

  private Verdict persistently(
      HttpCheck check, Optional<URI> base, Retries retries, boolean privateAllowed)
      throws InterruptedException {
    for (int made = 1; ; made++) {
      final int attempt = made;
      switch (probe.attempt(check, base, privateAllowed)) {
        case Attempt.Held held -> {
          return new Verdict.Pass(List.of(new Reason(check.name(), held.found())));
        }
        case Attempt.Broken broken when !broken.again() || attempt >= retries.attempts() -> {
          return Verdict.fail(check.name(), told(broken, attempt));
        }
        case Attempt.Broken broken -> Thread.sleep(retries.pauseAfter(attempt, chance));
      }
    }
  }

  private static String told(Attempt.Broken broken, int attempts) {
    String text =
        "%s: expected %s, found %s (attempt %d)"
            .formatted(broken.request(), broken.expected(), broken.found(), attempts);
    return broken.excerpt().isBlank() ? text : text + "; answer begins: " + broken.excerpt();
  }

  private static Verdict verdictOf(HttpCheck check, Future<Verdict> run, Duration limit)
      throws InterruptedException {
    try {
      return run.get();
    } catch (CancellationException e) {
      return Verdict.fail(check.name(), "not finished within " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      return Verdict.fail(check.name(), "the check itself failed: " + e.getCause());
    }
  }
}
