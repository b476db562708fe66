package io.deployguardian.local;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file of {@code events/schedules}. */
record Schedule(Wait untilNext, String function, JsonNode input) {

  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");

  /** How long it is until a schedule comes next. */
  interface Wait {
    Duration from(Instant now);
  }

  /**
   * Read when the host starts: a schedule that makes no sense must not be found out by never
   * coming.
   *
   * @param minute how long a minute of a {@code rate(...)} takes here; crons go by the clock
   */
  static List<Schedule> in(Path folder, Duration minute) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .map(file -> read(file, minute))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the schedules in " + folder + " can't be read", e);
    }
  }

  private static Schedule read(Path file, Duration minute) {
    try {
      JsonNode schedule = DomainJson.mapper().readTree(file.toFile());
      return new Schedule(
          waitOf(schedule.path("schedule").asText(), minute),
          schedule.path("function").asText(),
          schedule.path("input"));
    } catch (IOException e) {
      throw new UncheckedIOException("the schedule " + file + " can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the schedule " + file + ": " + e.getMessage(), e);
    }
  }

  private static Wait waitOf(String expression, Duration minute) {
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
}
