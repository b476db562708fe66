package io.deployguardian.core.runbook;

import java.util.List;
import java.util.Objects;

/** One thing that a runbook should say, and what is known of it. */
public sealed interface Entry {

  /** What it is about. */
  Sentence what();

  /** The plan says it. */
  record Stated(Sentence what, List<Sentence> values) implements Entry {

    public Stated {
      Objects.requireNonNull(what, "what");
      values = List.copyOf(values);
    }
  }

  /**
   * What also holds where the plan says nothing: nobody may have thought about it.
   *
   * @param place where the plan would say it
   */
  record Usual(Sentence what, Sentence value, String place) implements Entry {}

  /** Nobody said it yet. */
  sealed interface Gap extends Entry permits Undeclared, Unwritten {}

  /**
   * The plan has a key for it.
   *
   * @param place where the plan would say it
   */
  record Undeclared(Sentence what, String place) implements Gap {}

  /**
   * No plan says it, or nobody can know whether it should.
   *
   * @param todo what the team can do about it
   */
  record Unwritten(Sentence what, Sentence todo) implements Gap {}

  static Entry stated(String what, Sentence value) {
    return new Stated(Sentence.of(what), List.of(value));
  }

  static Entry undeclared(String what, String place) {
    return new Undeclared(Sentence.of(what), place);
  }

  static Entry unwritten(String what, Sentence todo) {
    return new Unwritten(Sentence.of(what), todo);
  }
}
