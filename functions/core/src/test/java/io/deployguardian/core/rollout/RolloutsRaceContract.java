package io.deployguardian.core.rollout;

import static io.deployguardian.core.rollout.Samples.claim;
import static io.deployguardian.core.rollout.Samples.registered;
import static io.deployguardian.core.rollout.Samples.registration;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Decision.Draft;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of every implementation of {@link Rollouts} whoever else commits, and in whatever
 * order.
 */
public abstract class RolloutsRaceContract {
  private static final int THREADS = 16;
  private static final RolloutId ONE = subject(1).id();

  private Rollouts rollouts;

  /** An empty one. */
  protected abstract Rollouts empty();

  @BeforeEach
  void start() {
    rollouts = empty();
  }

  @Test
  void lets_exactly_one_of_many_racers_decide_on_a_fact() throws Exception {
    var answers =
        race(() -> rollouts.commit(Change.of(registration(1)), Set.of(claim("a"), claim("b"))));
    assertThat(answers).filteredOn(Committed.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Committed.Duplicate.class::isInstance).hasSize(THREADS - 1);
    assertThat(rollouts.find(ONE)).contains(new Recorded(1, registered(1)));
  }

  @Test
  void loses_no_update() throws Exception {
    rollouts.commit(Change.of(registration(1)), Set.of());
    var answers = race(() -> Committed.unlessStale(this::bump));
    assertThat(answers)
        .extracting(answer -> RolloutsContract.done(answer).first().version())
        .containsExactlyInAnyOrderElementsOf(versions(2, THREADS + 1L));
    assertThat(rollouts.decisions(ONE))
        .extracting(Decision::iteration)
        .containsExactlyElementsOf(versions(1, THREADS + 1L));
  }

  private Committed bump() {
    Recorded known = rollouts.find(ONE).orElseThrow();
    var step =
        Step.from(known, registered(1))
            .because(Draft.by(Agent.ROLLBACK, "bump"), registered(1).since());
    return rollouts.commit(Change.of(step), Set.of());
  }

  private static List<Committed> race(Callable<Committed> racer) throws Exception {
    var ready = new CountDownLatch(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Committed>> running =
          IntStream.range(0, THREADS)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return racer.call();
                          }))
              .toList();
      return running.stream().map(RolloutsRaceContract::answer).toList();
    }
  }

  private static Committed answer(Future<Committed> running) {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a racer failed", e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Long> versions(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
