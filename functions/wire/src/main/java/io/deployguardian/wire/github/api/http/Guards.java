package io.deployguardian.wire.github.api.http;

import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Time limit, circuit breaker and retries around each call. The breaker is one for the host, so it
 * stands inside of the retries, of which there are two kinds.
 */
final class Guards {

  /** In time for the client to notice by itself and say more. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Guard attempt;
  private final Guard safe;
  private final Guard unsafe;

  Guards(Patience patience) {
    attempt = attempt(patience);
    safe = retrying(patience, Guards::passing);
    unsafe = retrying(patience, problem -> problem instanceof Unavailable no && no.undone());
  }

  <T> T call(Repeating repeating, String what, Supplier<T> call) {
    Guard retries = repeating == Repeating.SAFE ? safe : unsafe;
    try {
      @SuppressWarnings("unchecked")
      T answer = (T) retries.get(() -> attempt.get(call::get, Object.class), Object.class);
      return answer;
    } catch (TimeoutException e) {
      throw new Unavailable(what + ": found no answer in time", false, e);
    } catch (CircuitBreakerOpenException e) {
      throw new Unavailable(
          what + ": not asked, because GitHub failed several times in a row", true, e);
    }
  }

  private static Guard attempt(Patience patience) {
    return Guard.create()
        .withCircuitBreaker()
        .requestVolumeThreshold(patience.failures())
        .failureRatio(1)
        .delay(patience.pause().toMillis(), ChronoUnit.MILLIS)
        .when(Guards::passing)
        .done()
        .withTimeout()
        .duration(patience.attempt().plus(MARGIN).toMillis(), ChronoUnit.MILLIS)
        .done()
        .build();
  }

  private static Guard retrying(Patience patience, Predicate<Throwable> when) {
    return Guard.create()
        .withRetry()
        .maxRetries(patience.retries())
        .delay(patience.backOff().toMillis(), ChronoUnit.MILLIS)
        .jitter(patience.backOff().toMillis() / 2, ChronoUnit.MILLIS)
        .whenException(when)
        .withExponentialBackoff()
        .done()
        .done()
        .build();
  }

  private static boolean passing(Throwable problem) {
    return problem instanceof Unavailable || problem instanceof TimeoutException;
  }
}
