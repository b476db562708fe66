package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Answers, by question. */
final class Once {

  private final Map<List<Object>, Answer<?>> answers = new HashMap<>();

  /**
   * @param question what makes it the same question; each source brings a word of its own, so the
   *     type of the answer to one question is always the same
   */
  @SuppressWarnings("unchecked")
  <T> Answer<T> ask(Supplier<Answer<T>> source, Object... question) {
    List<Object> key = List.of(question);
    if (!answers.containsKey(key)) {
      answers.put(key, source.get());
    }
    return (Answer<T>) answers.get(key);
  }

  Commits over(Commits commits) {
    return new Commits() {
      @Override
      public Answer<Comparison> compare(Subject subject, String base) {
        return Once.this.ask(() -> commits.compare(subject, base), "compare", subject, base);
      }

      @Override
      public Answer<String> defaultBranch(Subject subject) {
        return Once.this.ask(() -> commits.defaultBranch(subject), "default branch", subject);
      }
    };
  }
}
