package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /demo/routes}: weights, and what they led to. */
record RoutesApi(DemoRouter router, InstantSource clock) {

  private static final Pattern REVISION = Pattern.compile("(\"?)(\\d{1,18})\\1");
  private static final Pattern SECONDS = Pattern.compile("seconds=(\\d{1,4})");
  private static final Duration USUAL = Duration.ofSeconds(60);

  Answer answer(Call call) {
    if (call.size() == 1 + Route.PARTS) {
      return switch (call.method()) {
        case "GET" -> call.route().answer(route -> weights(200, router.read(route)));
        case "PUT" -> call.route().answer(route -> put(route, call));
        default -> Answer.notAllowed(call, "GET, PUT");
      };
    }
    if (call.size() == 2 + Route.PARTS && call.segment(1 + Route.PARTS).equals("traffic")) {
      return call.method().equals("GET")
          ? call.route().answer(route -> seconds(call).answer(span -> traffic(route, span)))
          : Answer.notAllowed(call, "GET");
    }
    return Answer.notFound(call);
  }

  private Answer put(Route route, Call call) {
    return revision(call)
        .answer(
            expected ->
                Json.parse("body", call.body())
                    .then(WeightsJson::read)
                    .answer(shares -> answer(write(route, shares, expected))));
  }

  private Shift write(Route route, Map<String, Integer> shares, OptionalLong expected) {
    return expected.isPresent()
        ? router.write(route, shares, expected.getAsLong())
        : router.overwrite(route, shares);
  }

  private static Answer answer(Shift shift) {
    return switch (shift) {
      case Shift.Written(Weights now) -> weights(200, now);
      case Shift.Conflict(Weights current) -> weights(412, current);
    };
  }

  private static Answer weights(int status, Weights weights) {
    ObjectNode json = WeightsJson.write(weights);
    if (status == 412) {
      json.put(
          "error",
          "If-Match: found revision " + weights.revision() + ", expected the one in the header");
    }
    return Answer.json(status, json).with("ETag", "\"" + weights.revision() + "\"");
  }

  private Answer traffic(Route route, Duration span) {
    Instant now = clock.instant();
    ObjectNode byArtifact = Json.object();
    for (String artifact : router.artifacts(route)) {
      // One second more than now: a person who looks wants to see the second in progress too.
      Observed seen = router.observe(route, artifact, now.minus(span), now.plusSeconds(1));
      ObjectNode row = byArtifact.putObject(artifact);
      row.put("requests", seen.requests()).put("errors", seen.errors());
      row.put("p99", seen.p99().map(RoutesApi::millis).orElse(null));
      row.put(
          "lastRequest", router.lastRequest(route, artifact).map(Instant::toString).orElse(null));
    }
    ObjectNode json = Json.object().put("seconds", span.toSeconds());
    return Answer.json(200, json.set("artifacts", byArtifact));
  }

  private static Double millis(Duration latency) {
    return latency.toNanos() / 1e6;
  }

  private static Decoded<OptionalLong> revision(Call call) {
    return call.header("If-Match")
        .map(
            header ->
                decode(
                    "If-Match",
                    header,
                    REVISION,
                    "a revision such as 3",
                    revision -> OptionalLong.of(Long.parseLong(revision.group(2)))))
        .orElseGet(() -> new Decoded.Good<>(OptionalLong.empty()));
  }

  private static Decoded<Duration> seconds(Call call) {
    return Optional.ofNullable(call.query())
        .map(
            query ->
                decode(
                    "query",
                    query,
                    SECONDS,
                    "seconds=1..900",
                    seconds -> Duration.ofSeconds(Long.parseLong(seconds.group(1)))))
        .orElseGet(() -> new Decoded.Good<>(USUAL))
        .then(
            span ->
                span.isPositive() && span.compareTo(TrafficLog.KEPT) <= 0
                    ? new Decoded.Good<>(span)
                    : new Decoded.Bad<>(
                        new Problem("seconds", String.valueOf(span.toSeconds()), "1..900")));
  }

  private static <T> Decoded<T> decode(
      String place, String text, Pattern pattern, String expected, Function<Matcher, T> read) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches()
        ? new Decoded.Good<>(read.apply(matcher))
        : new Decoded.Bad<>(new Problem(place, "'" + text + "'", expected));
  }
}
