package io.deployguardian.core.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said. */
enum Word {
  STATUS("status", "says how the rollout stands"),
  CHECK("check [environment]", "says what the readiness rules find now, and decides nothing"),
  APPROVE("approve", "consents to a deployment, in the role that its plan asks for"),
  PROMOTE("promote [reason]", "takes the canary to 100 % without a pass"),
  HOLD("hold [reason]", "stops the canary where it is"),
  RESUME("resume [reason]", "starts a held canary's stage again"),
  ABORT("abort [reason]", "takes back a rollout in progress"),
  ROLLBACK(
      "rollback [version] <reason>",
      "takes traffic back, to a named known-good version if you like"),
  DRILL("drill", "not available in this guardian yet"),
  HELP("help", "this list");

  private final String usage;
  private final String does;

  Word(String usage, String does) {
    this.usage = usage;
    this.does = does;
  }

  static Optional<Word> of(String written) {
    return Arrays.stream(values()).filter(word -> word.written().equals(fold(written))).findFirst();
  }

  String written() {
    return fold(name());
  }

  String usage() {
    return usage;
  }

  String does() {
    return does;
  }

  /** Nothing but a name may follow: to take one for a reason would ask about something else. */
  boolean takesOnlyNames() {
    return this == STATUS || this == CHECK || this == APPROVE;
  }

  /** Whether it only asks. */
  boolean asks() {
    return this == STATUS || this == CHECK;
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
