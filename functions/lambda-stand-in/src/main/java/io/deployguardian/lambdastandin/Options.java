package io.deployguardian.lambdastandin;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What {@code scripts/lambda} was told. */
record Options(int port, Path packages, String name, Optional<String> like) {

  /** A wrong option: one line for the person who typed it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  static Options parse(Path packages, List<String> arguments) throws Wrong {
    var options = new Options(9001, packages, "deploy-guardian", Optional.empty());
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      options = options.with(rest.pop(), rest);
    }
    return options;
  }

  private Options with(String option, Deque<String> rest) throws Wrong {
    return switch (option) {
      case "--port" -> new Options(port(value(option, rest)), packages, name, like);
      case "--packages" -> new Options(port, Path.of(value(option, rest)), name, like);
      case "--name" -> new Options(port, packages, value(option, rest), like);
      case "--like" -> new Options(port, packages, name, Optional.of(value(option, rest)));
      default -> throw new Wrong("found the unknown option " + option + " (try --help)");
    };
  }

  private static String value(String option, Deque<String> rest) throws Wrong {
    if (rest.isEmpty()) {
      throw new Wrong(option + ": found nothing behind it, expected a value");
    }
    return rest.pop();
  }

  private static int port(String value) throws Wrong {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new Wrong("--port: found " + value + ", expected 0 to 65535");
    }
    return Integer.parseInt(value);
  }
}
