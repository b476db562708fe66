package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A payload whose shape is right but for one place. */
final class Damage {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private static final List<JsonNode> VALUES =
      List.of(
          MAKE.nullNode(),
          MAKE.textNode(""),
          MAKE.textNode("\u0000\ud800"),
          MAKE.textNode("x".repeat(10_000)),
          MAKE.numberNode(-1),
          MAKE.numberNode(1e300),
          MAKE.booleanNode(true),
          MAKE.arrayNode().add(1).add(MAKE.nullNode()),
          MAKE.objectNode());

  private Damage() {}

  /** Some member, at any depth, becomes a value of another kind. */
  static void swap(ObjectNode json, Random chance) {
    ObjectNode at = json;
    while (true) {
      var names = at.properties().stream().map(member -> member.getKey()).toList();
      if (names.isEmpty()) {
        return;
      }
      String name = names.get(chance.nextInt(names.size()));
      if (at.get(name) instanceof ObjectNode inner && chance.nextInt(4) > 0) {
        at = inner;
        continue;
      }
      at.set(name, VALUES.get(chance.nextInt(VALUES.size())));
      return;
    }
  }
}
