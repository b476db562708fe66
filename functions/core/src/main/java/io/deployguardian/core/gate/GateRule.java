package io.deployguardian.core.gate;

import io.deployguardian.core.gate.source.Answer;
import java.util.function.Function;

/** One question about a deployment that wants to start. */
public interface GateRule {

  /** Unique, in snake case: the subject of what it finds. */
  String name();

  Outcome ask(Candidate candidate);

  default Outcome passed(String what) {
    return new Outcome.Passed(name(), what);
  }

  default Outcome skipped(String why) {
    return new Outcome.NotAvailable(name(), why);
  }

  default Outcome unanswered(String why) {
    return new Outcome.NoAnswer(name(), why);
  }

  /** What follows if the answer is known; else that it isn't. */
  default <T> Outcome given(Answer<T> answer, Function<? super T, Outcome> known) {
    return switch (answer) {
      case Answer.Known<T> found -> known.apply(found.value());
      case Answer.NotAvailable<T> none -> skipped(none.why());
      case Answer.NoAnswer<T> silent -> unanswered(silent.why());
    };
  }
}
