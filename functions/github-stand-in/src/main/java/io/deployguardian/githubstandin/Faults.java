package io.deployguardian.githubstandin;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes wrong at the moment, the first that fits first. */
final class Faults {
  private final List<Fault> faults = new ArrayList<>();

  synchronized void add(Fault fault) {
    faults.add(fault);
  }

  synchronized void clear() {
    faults.clear();
  }

  /** Counts it as one more time. */
  synchronized Optional<Fault> next(String methodAndPath, Instant now) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.concerns(methodAndPath, now)) {
        faults.set(i, fault.times(fault.times() - 1));
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** What is answered instead, for faults that need no answer to spoil. */
  static Answer answer(Fault.Kind kind) {
    return switch (kind) {
      case Fault.Status fault -> Answer.error(fault.status(), fault.message());
      case Fault.PrimaryLimit limit ->
          Answer.error(403, "API rate limit exceeded for installation ID 1.")
              .with(
                  Map.of(
                      "x-ratelimit-limit", "5000",
                      "x-ratelimit-remaining", "0",
                      "x-ratelimit-reset", Long.toString(limit.reset().getEpochSecond())));
      case Fault.SecondaryLimit limit ->
          Answer.error(403, "You have exceeded a secondary rate limit. Please wait a few minutes.")
              .with(Map.of("retry-after", Long.toString(limit.retryAfter().toSeconds())));
      case Fault.MissingPermission missing ->
          Answer.error(403, "Resource not accessible by integration")
              .with(Map.of("X-Accepted-GitHub-Permissions", missing.accepted()));
      case Fault.Redirect redirect ->
          Answer.nothing(302).with(Map.of("Location", redirect.to().toString()));
      case Fault.NoJson _, Fault.BrokenJson _, Fault.Slow _, Fault.Reset _ -> Answer.nothing(200);
    };
  }

  /** What the fault does to an answer. */
  static ResponseDefinitionBuilder spoil(
      Fault.Kind kind, ResponseDefinitionBuilder answer, String body) {
    return switch (kind) {
      case Fault.Slow slow -> answer.withFixedDelay((int) slow.delay().toMillis());
      case Fault.BrokenJson _ -> answer.withBody(body.substring(0, Math.max(1, body.length() / 2)));
      case Fault.NoJson _ ->
          answer.withHeader("Content-Type", "text/html").withBody("<html>Not this time</html>");
      case Fault.Reset _ ->
          answer.withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
      case Fault.Status _,
          Fault.PrimaryLimit _,
          Fault.SecondaryLimit _,
          Fault.MissingPermission _,
          Fault.Redirect _ ->
          answer;
    };
  }
}
