package io.deployguardian.local;

import io.deployguardian.core.rollout.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What {@code scripts/local} was told.
 *
 * @param port on loopback; 0 means any free one
 * @param data where state is kept
 * @param plan the plan for every repository; without it deployments are unguarded
 * @param tick how long a schedule's minute takes here
 * @param mode what a fresh table starts in
 * @param fakeGitHub whether a stand-in of GitHub runs beside it
 */
record Options(
    int port, Path data, Optional<Path> plan, Duration tick, Mode mode, boolean fakeGitHub) {

  /** A wrong option: one line for the person who typed it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  static final String USAGE =
      "usage: scripts/local [--port P] [--data DIR] [--plan FILE] [--tick 1s]"
          + " [--mode guarding|observe-only|stopped] [--fake-github]";

  static Options parse(String... arguments) throws Wrong {
    int port = 8080;
    Path data = Path.of("target", "local-data");
    Optional<Path> plan = Optional.empty();
    Duration tick = Duration.ofSeconds(1);
    Mode mode = Mode.GUARDING;
    boolean fakeGitHub = false;
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--port" -> port = port(value(option, rest));
        case "--data" -> data = Path.of(value(option, rest));
        case "--plan" -> plan = Optional.of(file(value(option, rest)));
        case "--tick" -> tick = duration(value(option, rest));
        case "--mode" -> mode = mode(value(option, rest));
        case "--fake-github" -> fakeGitHub = true;
        default -> throw new Wrong("found the unknown option " + option + "; " + USAGE);
      }
    }
    return new Options(port, data.toAbsolutePath(), plan, tick, mode, fakeGitHub);
  }

  private static String value(String option, Deque<String> rest) throws Wrong {
    if (rest.isEmpty()) {
      throw new Wrong(option + ": found nothing behind it, expected a value; " + USAGE);
    }
    return rest.pop();
  }

  private static int port(String value) throws Wrong {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new Wrong("--port: found " + value + ", expected 0 to 65535");
    }
    return Integer.parseInt(value);
  }

  private static Path file(String value) throws Wrong {
    Path path = Path.of(value);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new Wrong("--plan: found no readable file " + value + ", expected a plan");
    }
    return path.toAbsolutePath();
  }

  private static Duration duration(String value) throws Wrong {
    if (value.matches("\\d{1,6}ms")) {
      return atLeast(Duration.ofMillis(Long.parseLong(value.replace("ms", ""))), value);
    }
    if (value.matches("\\d{1,4}[sm]")) {
      long number = Long.parseLong(value.substring(0, value.length() - 1));
      return atLeast(
          value.endsWith("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number), value);
    }
    throw new Wrong("--tick: found " + value + ", expected such as 500ms, 1s or 1m");
  }

  private static Duration atLeast(Duration tick, String value) throws Wrong {
    if (tick.compareTo(Duration.ofMillis(100)) < 0) {
      throw new Wrong("--tick: found " + value + ", expected at least 100ms");
    }
    return tick;
  }

  private static Mode mode(String value) throws Wrong {
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.word().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new Wrong(
                    "--mode: found "
                        + value
                        + ", expected one of "
                        + Arrays.stream(Mode.values()).map(Mode::word).toList()));
  }
}
