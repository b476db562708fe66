package io.deployguardian.local;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** EventBridge's schedules: each file of {@code events/schedules} on a thread of its own. */
final class Schedules implements AutoCloseable {

  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");

  private final Functions functions;
  private final Duration minute;
  private final InstantSource clock;
  private final Watch watch;
  private final List<Thread> threads;

  /** How long it is until a schedule comes next. */
  private interface Wait {
    Duration from(Instant now);
  }

  private record Schedule(Wait untilNext, String function, JsonNode input) {}

  /**
   * @param minute how long a minute of a {@code rate(...)} takes here; crons go by the real clock
   */
  Schedules(Path folder, Functions functions, Duration minute, InstantSource clock, Watch watch) {
    this.functions = functions;
    this.minute = minute;
    this.clock = clock;
    this.watch = watch;
    this.threads =
        read(folder).stream()
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

  /**
   * Read when the host starts: a schedule that makes no sense must not be found out by never
   * coming.
   */
  private Wait waitOf(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      long minutes =
          switch (rate.group(2)) {
            case "minute" -> 1;
            case "hour" -> 60;
            default -> 24 * 60;
          };
      Duration every = minute.multipliedBy(minutes * Long.parseLong(rate.group(1)));
      return now -> every;
    }
    Matcher cron = CRON.matcher(expression);
    if (!cron.matches()) {
      throw new IllegalArgumentException(
          "found " + expression + ", expected rate(...) or cron(...)");
    }
    return cron(expression, cron.group(1));
  }

  private static Wait cron(String expression, String fields) {
    // AWS has no seconds field; Quartz' form has one and is the same otherwise.
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
    try {
      var time = ExecutionTime.forCron(parser.parse("0 " + fields));
      return now ->
          time.timeToNextExecution(now.atZone(ZoneOffset.UTC)).orElse(Duration.ofDays(365));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("found " + expression + ", expected a cron of AWS", e);
    }
  }

  private List<Schedule> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().map(this::one).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the schedules in " + folder + " can't be read", e);
    }
  }

  private Schedule one(Path file) {
    try {
      JsonNode schedule = DomainJson.mapper().readTree(file.toFile());
      return new Schedule(
          waitOf(schedule.path("schedule").asText()),
          schedule.path("function").asText(),
          schedule.path("input"));
    } catch (IOException e) {
      throw new UncheckedIOException("the schedule " + file + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the schedule " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
