package io.deployguardian.core.testing;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.intake.Fact;
import java.time.Duration;
import java.util.Optional;

/** Something that may happen to a guardian, at any time and in any order. */
public sealed interface Move {

  void in(World world);

  record Created(int n) implements Move {
    @Override
    public void in(World world) {
      world.created(n);
    }
  }

  record Reported(int n, Fact.Outcome outcome) implements Move {
    @Override
    public void in(World world) {
      world.tell(world.reported(n, outcome));
    }
  }

  /** Any event that was ever told is delivered: for the first time or again, early or late. */
  record Delivered(int which) implements Move {
    @Override
    public void in(World world) {
      var events = world.store.events();
      if (!events.isEmpty()) {
        world.bus.deliver(events.get(which % events.size()));
      }
    }
  }

  /** The bus works for once. */
  record BusRuns() implements Move {
    @Override
    public void in(World world) {
      world.bus.run();
    }
  }

  record TimePasses(int minutes) implements Move {
    @Override
    public void in(World world) {
      world.clock.pass(Duration.ofMinutes(minutes));
    }
  }

  record Tick() implements Move {
    @Override
    public void in(World world) {
      world.evaluation.due().forEach(id -> world.atTheEdge(() -> world.evaluation.look(id)));
    }
  }

  /** How a release does from now on. */
  record Health(int n, boolean answers, Metrics metrics) implements Move {
    @Override
    public void in(World world) {
      String artifact = Integer.toString(n);
      if (answers) {
        world.probe.makeWell(artifact);
      } else {
        world.probe.makeSick(artifact);
      }
      switch (metrics) {
        case GOOD -> world.metrics.makeWell(artifact);
        case BAD -> world.metrics.makeSick(artifact);
        case MISSING -> world.metrics.silence(artifact);
      }
    }
  }

  /** What the metrics say of a release. */
  enum Metrics {
    GOOD,
    BAD,
    MISSING
  }

  record Said(Word word, int n) implements Move {
    @Override
    public void in(World world) {
      world.byHand.say(word, World.id(n), World.ADA);
    }
  }

  record RolledBackByHand(int n) implements Move {
    @Override
    public void in(World world) {
      world.rollBack(n);
    }
  }

  record RolledBackTo(int n, int to) implements Move {
    @Override
    public void in(World world) {
      world.rollBack(n, Integer.toString(to));
    }
  }

  record WriteFails(FakeTraffic.Failure failure) implements Move {
    @Override
    public void in(World world) {
      world.traffic.failNext(failure);
    }
  }

  /** Before its {@code k}th call a worker dies, or sleeps through something else. */
  record Disturbed(Move move, int k, Optional<Move> by) implements Move {
    @Override
    public void in(World world) {
      world.calls.before(
          k,
          () ->
              by.ifPresentOrElse(
                  other -> other.in(world),
                  () -> {
                    throw new WorkerDied();
                  }));
      try {
        move.in(world);
      } finally {
        world.calls.undisturbed();
      }
    }
  }
}
