package io.deployguardian.wire.github.api.http;

import com.fasterxml.jackson.core.JacksonException;
import io.deployguardian.wire.github.api.http.GitHubFailure.Elsewhere;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a failed call means. "Rate limits for the REST API" says how limits show: 403 or 429, with
 * Retry-After or with nothing remaining; a 403 without either is a missing permission.
 */
record Failures(String what, Instant now) {
  private static final long WITHOUT_ADVICE = 60;

  /** Causes are looked at so deep: a chain may be a circle. */
  private static final int DEPTH = 10;

  GitHubFailure of(FailedAnswer answer) {
    String said = Wording.of(answer.body());
    int status = answer.status();
    String why = status + (said.isEmpty() ? "" : " " + said);
    if (status < 400) {
      return new Elsewhere(what, answer.header("Location").flatMap(Failures::uri));
    }
    if (status == 404 || status == 410) {
      return new NotFound(what + ": " + why);
    }
    if (status >= 500) {
      return new Unavailable(what + ": " + why, false, null);
    }
    return limit(answer, said)
        .<GitHubFailure>map(until -> new Throttled(what, until))
        .orElseGet(() -> refused(answer, why));
  }

  /** Neither the cause nor its message is kept where it could hold a part of the answer. */
  Unavailable of(RuntimeException problem) {
    if (any(problem, JacksonException.class::isInstance)) {
      return new Unavailable(what + ": found an unreadable answer, expected JSON", false, null);
    }
    if (any(problem, Failures::neverLeft)) {
      return new Unavailable(what + ": found no connection", true, null);
    }
    Throwable last = chain(problem).reduce((outer, inner) -> inner).orElse(problem);
    return new Unavailable(
        what + ": found " + last.getClass().getSimpleName() + ", expected an answer", false, null);
  }

  private Refused refused(FailedAnswer answer, String why) {
    return switch (answer.status()) {
      case 401 -> new Refused(Ground.BAD_CREDENTIALS, what, why);
      case 403 -> new Refused(Ground.MISSING_PERMISSION, what, why + permissions(answer));
      default -> new Refused(Ground.INVALID, what, why);
    };
  }

  private static String permissions(FailedAnswer answer) {
    return answer
        .header("X-Accepted-GitHub-Permissions")
        .map(accepted -> "; it takes the permission " + Wording.clean(accepted))
        .orElse("");
  }

  private Optional<Instant> limit(FailedAnswer answer, String said) {
    if (answer.status() != 429 && answer.status() != 403) {
      return Optional.empty();
    }
    Optional<Instant> advised =
        number(answer, "Retry-After")
            .map(now::plusSeconds)
            .or(
                () ->
                    number(answer, "x-ratelimit-remaining")
                        .filter(left -> left == 0)
                        .flatMap(none -> number(answer, "x-ratelimit-reset"))
                        .map(Instant::ofEpochSecond));
    boolean limited = answer.status() == 429 || said.contains("rate limit");
    return advised
        .or(() -> limited ? Optional.of(now.plusSeconds(WITHOUT_ADVICE)) : Optional.empty())
        .map(until -> until.isAfter(now) ? until : now.plusSeconds(1));
  }

  private static Optional<Long> number(FailedAnswer answer, String header) {
    return answer.header(header).filter(value -> value.matches("\\d{1,10}")).map(Long::valueOf);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean neverLeft(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause.getClass().getSimpleName().contains("ConnectTimeout");
  }

  private static boolean any(Throwable problem, Predicate<Throwable> condition) {
    return chain(problem).anyMatch(condition);
  }

  private static Stream<Throwable> chain(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause).limit(DEPTH);
  }
}
