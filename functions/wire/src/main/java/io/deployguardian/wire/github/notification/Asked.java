package io.deployguardian.wire.github.notification;

import io.deployguardian.core.notification.Answer;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;

/** What GitHub did about a call, in core's words. */
final class Asked {

  private Asked() {}

  static Answer of(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (GitHubFailure no) {
      return failed(no);
    }
  }

  /** The same for something that may be gone. */
  static Answer ofKnown(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (GitHubFailure.NotFound gone) {
      return new Answer.Absent();
    } catch (GitHubFailure no) {
      return failed(no);
    }
  }

  private static Answer failed(GitHubFailure no) {
    return switch (no) {
      case GitHubFailure.Throttled limit -> new Answer.Throttled(limit.until());
      case GitHubFailure.Unavailable unavailable ->
          new Answer.Unavailable(unavailable.getMessage());
      // The repository, or our installation on it: GitHub doesn't tell them apart.
      case GitHubFailure.NotFound gone -> new Answer.Refused(gone.getMessage());
      case GitHubFailure.Refused refused -> new Answer.Refused(refused.getMessage());
      // A repository that was renamed; its next deployment says its new name.
      case GitHubFailure.Elsewhere moved -> new Answer.Refused(moved.getMessage());
    };
  }

  static Answer told(Object id, Optional<String> url) {
    return new Answer.Told(String.valueOf(id), url.flatMap(Asked::uri));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
