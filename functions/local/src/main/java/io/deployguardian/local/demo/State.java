package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must survive the process.
 *
 * @param routes ordered by their last change, so that after a restart the load starts where the
 *     action was
 * @param versions the published ones
 */
record State(SequencedMap<Route, Weights> routes, Map<String, Faults> versions) {

  static final State EMPTY = new State(new LinkedHashMap<>(), Map.of());

  private static final String ROUTES = "routes";
  private static final String VERSIONS = "versions";

  State with(Route route, Weights weights) {
    SequencedMap<Route, Weights> changed = new LinkedHashMap<>(routes);
    changed.putLast(route, weights);
    return new State(changed, versions);
  }

  State with(String artifact, Faults faults) {
    Map<String, Faults> changed = new LinkedHashMap<>(versions);
    changed.put(artifact, faults);
    return new State(routes, changed);
  }

  Faults faults(String artifact) {
    return versions.getOrDefault(artifact, Faults.NONE);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object();
    ObjectNode byPath = json.putObject(ROUTES);
    routes.forEach((route, weights) -> byPath.set(route.path(), WeightsJson.write(weights)));
    ObjectNode byArtifact = json.putObject(VERSIONS);
    versions.forEach((artifact, faults) -> byArtifact.set(artifact, FaultsJson.write(faults)));
    return json;
  }

  /**
   * @throws IllegalArgumentException if this is not what {@link #toJson} wrote
   */
  static State fromJson(ObjectNode json) {
    Json.unknownKey(json, new TreeSet<>(Set.of(ROUTES, VERSIONS))).ifPresent(Problem::raise);
    State state = EMPTY;
    for (Map.Entry<String, JsonNode> route : json.path(ROUTES).properties()) {
      state =
          state.with(
              Route.parse(route.getKey()), require(WeightsJson.readStored(route.getValue())));
    }
    for (Map.Entry<String, JsonNode> version : json.path(VERSIONS).properties()) {
      state = state.with(version.getKey(), require(FaultsJson.read(version.getValue())));
    }
    return state;
  }

  static <T> T require(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Good<T>(T value) -> value;
      case Decoded.Bad<T>(Problem problem) ->
          throw new IllegalArgumentException(problem.sentence());
    };
  }
}
