package io.deployguardian.wire.plan;

import io.deployguardian.core.check.HttpCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A check with {@code path:} or {@code url:}. One GET and what its answer has to be. */
final class HttpSection {

  /** What only an HTTP check has. */
  static final List<String> KEYS = List.of("status", "json", "headers", "slowest");

  private HttpSection() {}

  static Optional<HttpCheck> read(Block check, String kind, String name, Duration timeout) {
    Form form = kind.equals("path") ? Form.PATH : Form.URL;
    Optional<String> location = check.get(kind).flatMap(form::read);
    int status = check.whole("status", 100, 599, PlanDefaults.STATUS);
    var json = Expectations.ofJson(check, "json");
    var headers = Expectations.ofHeaders(check, "headers");
    Optional<Duration> slowest = slowest(check, timeout);
    return location.map(
        where -> new HttpCheck(name, where, status, json, headers, slowest, timeout));
  }

  private static Optional<Duration> slowest(Block check, Duration timeout) {
    Optional<Duration> slowest =
        check.get("slowest").flatMap(spot -> Block.duration(spot, PlanLimits.SLOWEST));
    // An answer slower than the timeout is never seen, so such a bound would hold nothing.
    slowest
        .filter(s -> s.compareTo(timeout) > 0)
        .ifPresent(
            s ->
                check
                    .get("slowest")
                    .orElseThrow()
                    .wrong("at most the timeout, " + Durations.text(timeout)));
    return slowest;
  }
}
