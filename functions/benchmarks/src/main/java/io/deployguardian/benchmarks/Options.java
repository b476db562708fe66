package io.deployguardian.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What {@code scripts/bench judge} was told.
 *
 * @param rollouts of each scenario
 * @param page where the figures are to stand, too
 */
record Options(int rollouts, boolean speed, boolean simulation, Optional<Page> page) {

  /** A wrong option: one line for the person who typed it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  static final String USAGE =
      "usage: scripts/bench judge [--rollouts N] [--only speed|simulation] [--write]";

  /**
   * @param file what {@code --write} writes to
   */
  static Options parse(Path file, List<String> arguments) throws Wrong {
    int rollouts = 4_000;
    String only = "";
    boolean write = false;
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--rollouts" -> rollouts = rollouts(value(option, rest));
        case "--only" -> only = only(value(option, rest));
        case "--write" -> write = true;
        default -> throw new Wrong("found the unknown option " + option + "; " + USAGE);
      }
    }
    if (write && !only.isEmpty()) {
      // Half of the figures would be gone from the page.
      throw new Wrong("--write: found --only beside it, expected all figures; " + USAGE);
    }
    return new Options(
        rollouts,
        !only.equals("simulation"),
        !only.equals("speed"),
        write ? Optional.of(Page.at(file, "judge")) : Optional.empty());
  }

  private static String value(String option, Deque<String> rest) throws Wrong {
    if (rest.isEmpty()) {
      throw new Wrong(option + ": found nothing behind it, expected a value; " + USAGE);
    }
    return rest.pop();
  }

  private static int rollouts(String value) throws Wrong {
    if (!value.matches("[1-9]\\d{0,5}")) {
      throw new Wrong("--rollouts: found " + value + ", expected 1 to 999999");
    }
    return Integer.parseInt(value);
  }

  private static String only(String value) throws Wrong {
    if (!value.equals("speed") && !value.equals("simulation")) {
      throw new Wrong("--only: found " + value + ", expected speed or simulation");
    }
    return value;
  }
}
