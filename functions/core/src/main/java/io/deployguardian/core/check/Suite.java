package io.deployguardian.core.check;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Runs checks on virtual threads, with retries, within one time limit. */
public final class Suite {

  private final Probe probe;
  private final RandomGenerator chance;

  public Suite(Probe probe, RandomGenerator chance) {
    this.probe = probe;
    this.chance = chance;
  }

  /** Pass only if each check held; a check that did not finish in time failed. */
  public Verdict run(Course course, Place place) {
    List<Check.Probed> checks = course.checks();
    if (checks.isEmpty()) {
      return Verdict.inconclusive("smoke test", "there is no check to run");
    }
    var turns = new Turns(checks);
    List<Callable<Verdict>> runs = new ArrayList<>();
    for (Check.Probed check : checks) {
      runs.add(
          () -> {
            // The plan's own pause before the first attempt; a suite's limit counts it.
            Thread.sleep(course.delay());
            return turns.take(check, () -> persistently(check, place, course.retries()));
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> ended =
          threads.invokeAll(runs, course.limit().toMillis(), TimeUnit.MILLISECONDS);
      Verdict all = new Verdict.Pass(List.of());
      for (int i = 0; i < ended.size(); i++) {
        all = all.worstOf(verdictOf(checks.get(i), ended.get(i), course.limit()));
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.inconclusive("smoke test", "interrupted before it ended");
    }
  }

  private Verdict persistently(Check.Probed check, Place place, Retries retries)
      throws InterruptedException {
    for (int made = 1; ; made++) {
      final int attempt = made;
      switch (probe.attempt(check, place)) {
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

  private static Verdict verdictOf(Check check, Future<Verdict> run, Duration limit)
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
