package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code {"revision":3,"weights":{"shop:1.0.0":90,"shop:1.1.0":10}}}; a request has no revision,
 * that is its If-Match.
 */
final class WeightsJson {

  private static final String REVISION = "revision";
  private static final String WEIGHTS = "weights";

  private WeightsJson() {}

  static Decoded<SortedMap<String, Integer>> read(JsonNode json) {
    return Json.unknownKey(json, Set.of(WEIGHTS))
        .<Decoded<SortedMap<String, Integer>>>map(Decoded.Bad::new)
        .orElseGet(() -> shares(json.path(WEIGHTS)));
  }

  /** What {@link #write} wrote. */
  static Decoded<Weights> readStored(JsonNode json) {
    JsonNode revision = json.path(REVISION);
    if (!revision.isIntegralNumber() || revision.asLong() < 1) {
      return new Decoded.Bad<>(new Problem(REVISION, text(revision), "an integer from 1 on"));
    }
    return shares(json.path(WEIGHTS))
        .then(shares -> new Decoded.Good<>(new Weights(revision.asLong(), shares)));
  }

  static ObjectNode write(Weights weights) {
    ObjectNode shares = Json.object();
    weights.byArtifact().forEach(shares::put);
    return Json.object().put(REVISION, weights.revision()).set(WEIGHTS, shares);
  }

  private static Decoded<SortedMap<String, Integer>> shares(JsonNode json) {
    if (!json.isObject()) {
      return new Decoded.Bad<>(new Problem(WEIGHTS, text(json), "an object of artifact: percent"));
    }
    SortedMap<String, Integer> shares = new TreeMap<>();
    json.properties().forEach(share -> shares.put(share.getKey(), share.getValue().asInt()));
    return json.propertyStream()
        .flatMap(share -> problem(share).stream())
        .findFirst()
        .or(() -> Weights.sumProblem(shares))
        .<Decoded<SortedMap<String, Integer>>>map(Decoded.Bad::new)
        .orElseGet(() -> new Decoded.Good<>(shares));
  }

  private static Optional<Problem> problem(Map.Entry<String, JsonNode> share) {
    JsonNode weight = share.getValue();
    return weight.isInt() && weight.asInt() >= 0 && weight.asInt() <= Weights.WHOLE
        ? Artifacts.problem(WEIGHTS, share.getKey())
        : Optional.of(
            new Problem(WEIGHTS + "." + share.getKey(), text(weight), "an integer 0..100"));
  }

  private static String text(JsonNode found) {
    return found.isMissingNode() ? "nothing" : found.toString();
  }
}
