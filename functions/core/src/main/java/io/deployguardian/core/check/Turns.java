package io.deployguardian.core.check;

import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whose turn it is. Checks run side by side; bursts come after them, one by one, so that they
 * neither slow the others down nor each other, and only if all else held: nobody loads a release
 * that isn't well.
 */
final class Turns {

  /** Checks under way at once, so that a suite is no load test. */
  private static final int CONCURRENCY = 10;

  private final Semaphore sideBySide = new Semaphore(CONCURRENCY);
  private final Semaphore oneByOne = new Semaphore(1);
  private final CountDownLatch others;
  private final AtomicBoolean well = new AtomicBoolean(true);

  Turns(List<Check.Probed> checks) {
    others = new CountDownLatch((int) checks.stream().filter(check -> !isBurst(check)).count());
  }

  Verdict take(Check.Probed check, Callable<Verdict> run) throws Exception {
    if (!isBurst(check)) {
      return amongOthers(run);
    }
    others.await();
    return during(
        oneByOne,
        // Not made, and not missed: the others' failure is the suite's verdict.
        () -> well.get() ? run.call() : new Verdict.Pass(List.of()));
  }

  private Verdict amongOthers(Callable<Verdict> run) throws Exception {
    boolean held = false;
    try {
      Verdict verdict = during(sideBySide, run);
      held = verdict instanceof Verdict.Pass;
      return verdict;
    } finally {
      well.compareAndSet(true, held);
      others.countDown();
    }
  }

  private static Verdict during(Semaphore turns, Callable<Verdict> run) throws Exception {
    turns.acquire();
    try {
      return run.call();
    } finally {
      turns.release();
    }
  }

  private static boolean isBurst(Check.Probed check) {
    return check instanceof LoadCheck;
  }
}
