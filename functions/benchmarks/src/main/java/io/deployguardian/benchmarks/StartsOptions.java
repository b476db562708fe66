package io.deployguardian.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What {@code scripts/bench functions} was told.
 *
 * @param page where the figures are to stand, too
 */
record StartsOptions(int starts, Optional<Page> page) {

  static final String USAGE = "usage: scripts/bench functions [--starts N] [--native] [--write]";

  /**
   * @param file what {@code --write} writes to
   * @param place which figures of it: functions, functions-native
   */
  static StartsOptions parse(Path file, String place, List<String> arguments) throws Options.Wrong {
    int starts = 10;
    boolean write = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--starts" -> starts = starts(rest);
        case "--write" -> write = true;
        default -> throw new Options.Wrong("found the unknown option " + option + "; " + USAGE);
      }
    }
    return new StartsOptions(starts, write ? Optional.of(Page.at(file, place)) : Optional.empty());
  }

  private static int starts(Deque<String> rest) throws Options.Wrong {
    String value = rest.isEmpty() ? "nothing" : rest.pop();
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new Options.Wrong("--starts: found " + value + ", expected 1 to 999");
    }
    return Integer.parseInt(value);
  }
}
