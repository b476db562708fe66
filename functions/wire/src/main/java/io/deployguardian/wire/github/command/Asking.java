package io.deployguardian.wire.github.command;

import io.deployguardian.core.command.Answer;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import java.util.function.Supplier;

/** A question to GitHub, whose failures are answers like any. */
final class Asking {

  private Asking() {}

  static <T> Answer<T> answer(Supplier<T> question) {
    try {
      return new Answer.Known<>(question.get());
    } catch (GitHubFailure failure) {
      return isLasting(failure)
          ? new Answer.Refused<>(failure.getMessage())
          : new Answer.NoAnswer<>(failure.getMessage());
    }
  }

  /** Whether a person has to do something before it is worth asking again. */
  static boolean isLasting(GitHubFailure failure) {
    return switch (failure) {
      case GitHubFailure.Refused refused -> true;
      // To GitHub what is missing and what we may not see are the same.
      case GitHubFailure.NotFound missing -> true;
      // The repository has another name now; what the webhook said is never right again.
      case GitHubFailure.Elsewhere moved -> true;
      case GitHubFailure.Throttled limit -> false;
      case GitHubFailure.Unavailable down -> false;
    };
  }
}
