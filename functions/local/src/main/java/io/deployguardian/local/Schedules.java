package io.deployguardian.local;

import io.deployguardian.wire.door.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** EventBridge's schedules: each file of {@code events/schedules} on a thread of its own. */
final class Schedules implements AutoCloseable {

  private final Functions functions;
  private final InstantSource clock;
  private final Watch watch;
  private final List<Thread> threads;

  /**
   * @param minute how long a minute of a {@code rate(...)} takes here; crons go by the real clock
   */
  Schedules(Path folder, Functions functions, Duration minute, InstantSource clock, Watch watch) {
    this.functions = functions;
    this.clock = clock;
    this.watch = watch;
    this.threads =
        Schedule.in(folder, minute).stream()
            .map(s -> Thread.ofVirtual().name(s.function()).unstarted(() -> run(s)))
            .toList();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void run(Schedule schedule) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(schedule.untilNext().from(clock.instant()));
        invoke(schedule);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void invoke(Schedule schedule) {
    try {
      functions.invoke(schedule.function(), schedule.input());
    } catch (RuntimeException e) {
      watch.failed("schedule of " + schedule.function(), e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
