package io.deployguardian.core.notification;

import java.util.Objects;
import java.util.Optional;

/**
 * What a person can do.
 *
 * @param command what to write in a comment for it
 */
public record Advice(String text, Optional<String> command) {

  public Advice {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(command, "command");
  }

  static Advice to(String text) {
    return new Advice(text, Optional.empty());
  }

  static Advice to(String text, String command) {
    return new Advice(text, Optional.of(command));
  }
}
