package io.deployguardian.core.runbook;

import java.util.Objects;
import java.util.Optional;

/** What to look at, or to do. */
public record Instruction(Sentence text, Optional<Invoke> command) {

  public Instruction {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(command, "command");
  }

  static Instruction to(String template, Object... values) {
    return new Instruction(Sentence.of(template, values), Optional.empty());
  }

  Instruction by(Invoke invoke) {
    return new Instruction(text, Optional.of(invoke));
  }
}
