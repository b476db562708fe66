package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.List;
import java.util.function.Function;

/** Asks about a subject's repository. Whatever goes wrong is no answer, and says why. */
final class Question {

  private Question() {}

  static <T> Answer<T> ask(Subject subject, Function<Repository, Answer<T>> question) {
    Repository repository;
    try {
      repository = Repository.of(subject.repositoryName());
    } catch (IllegalArgumentException e) {
      return Answer.noAnswer("the deployment's repository: " + e.getMessage());
    }
    try {
      return question.apply(repository);
    } catch (GitHubFailure failure) {
      return Answer.noAnswer(failure.getMessage());
    }
  }

  /** A list that may be cut doesn't tell what is missing: what it hides could be what matters. */
  static <E> Answer<List<E>> whole(String what, List<E> list) {
    return list.size() < GitHub.LONGEST_LIST
        ? Answer.known(list)
        : Answer.noAnswer(
            "found %d %s or more, expected fewer".formatted(GitHub.LONGEST_LIST, what));
  }
}
