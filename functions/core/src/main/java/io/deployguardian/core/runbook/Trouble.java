package io.deployguardian.core.runbook;

import java.util.List;
import java.util.Objects;

/**
 * Something that can go wrong under a plan.
 *
 * @param name of the check or metric that says so; else of what is meant
 * @param symptom what people see
 * @param meaning what it means
 * @param look what to look at, and what to do
 */
public record Trouble(
    Kind kind,
    String name,
    Sentence title,
    Sentence symptom,
    List<Sentence> meaning,
    List<Instruction> look) {

  /** What says that something is wrong. */
  public enum Kind {
    GATE,
    SUITE,
    CHECK,
    METRIC,
    UNDECIDED,
    HELD
  }

  public Trouble {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(symptom, "symptom");
    meaning = List.copyOf(meaning);
    look = List.copyOf(look);
  }
}
