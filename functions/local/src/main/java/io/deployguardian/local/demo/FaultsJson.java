package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code {"errors":0.3,"latencyMs":0,"unhealthy":false}}; what is left out is no fault. */
final class FaultsJson {

  private static final String ERRORS = "errors";
  private static final String LATENCY = "latencyMs";
  private static final String UNHEALTHY = "unhealthy";
  private static final Set<String> KEYS = new TreeSet<>(Set.of(ERRORS, LATENCY, UNHEALTHY));

  private FaultsJson() {}

  static Decoded<Faults> read(JsonNode json) {
    return Stream.of(
            Json.unknownKey(json, KEYS),
            check(json, ERRORS, FaultsJson::isFraction, "a number 0..1"),
            check(json, LATENCY, FaultsJson::isLatency, "an integer 0..10000, in milliseconds"),
            check(json, UNHEALTHY, JsonNode::isBoolean, "true or false"))
        .flatMap(Optional::stream)
        .findFirst()
        .<Decoded<Faults>>map(Decoded.Bad::new)
        .orElseGet(() -> new Decoded.Good<>(faults(json)));
  }

  static ObjectNode write(Faults faults) {
    return Json.object()
        .put(ERRORS, faults.errors())
        .put(LATENCY, faults.latency().toMillis())
        .put(UNHEALTHY, faults.unhealthy());
  }

  private static Faults faults(JsonNode json) {
    return new Faults(
        json.path(ERRORS).asDouble(),
        Duration.ofMillis(json.path(LATENCY).asLong()),
        json.path(UNHEALTHY).asBoolean());
  }

  private static Optional<Problem> check(
      JsonNode json, String key, Predicate<JsonNode> valid, String expected) {
    JsonNode value = json.path(key);
    return value.isMissingNode() || valid.test(value)
        ? Optional.empty()
        : Optional.of(new Problem(key, value.toString(), expected));
  }

  private static boolean isFraction(JsonNode value) {
    return value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1;
  }

  private static boolean isLatency(JsonNode value) {
    return value.isInt() && value.asInt() >= 0 && value.asInt() <= Faults.LONGEST.toMillis();
  }
}
