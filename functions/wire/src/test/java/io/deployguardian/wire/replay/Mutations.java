package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A good replay, and each way to put something odd somewhere into it. */
public final class Mutations {

  private static final JsonNode GOOD =
      Replayed.json(
          """
          {'metrics': [{'name': 'errors', 'kind': 'ratio', 'threshold': 0.1, 'critical': true},
            {'name': 'latency', 'kind': 'value', 'direction': 'either', 'tolerance': 0.2, 'required': false}],
           'intervals': [{'at': '2026-11-20T10:00:00Z', 'baseline': {'errors': {'bad': 1, 'total': 2}},
            'canary': {'errors': {'bad': 1, 'total': 2}, 'latency': {'value': 1.5, 'samples': 3}}}],
           'alpha': 0.01, 'beta': 0.05}""");

  private final Consumer<JsonNode> check;
  private final JsonNode whole = GOOD.deepCopy();

  private Mutations(Consumer<JsonNode> check) {
    this.check = check;
  }

  public static JsonNode good() {
    return GOOD.deepCopy();
  }

  /** Checks the good replay with {@code odd} in each place in turn, one at a time. */
  public static void of(JsonNode odd, Consumer<JsonNode> check) {
    var mutations = new Mutations(check);
    mutations.in(mutations.whole, odd);
  }

  private void in(JsonNode node, JsonNode odd) {
    switch (node) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          JsonNode before = object.replace(name, odd);
          check.accept(whole);
          object.set(name, before);
          in(before, odd);
        }
      }
      case ArrayNode list -> {
        for (int i = 0; i < list.size(); i++) {
          JsonNode before = list.set(i, odd);
          check.accept(whole);
          list.set(i, before);
          in(before, odd);
        }
      }
      default -> {}
    }
  }
}
