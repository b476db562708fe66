package io.deployguardian.wire.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A payload as the plan writes it, in YAML, to JSON: what is quoted is text, as everywhere. */
final class PayloadJson {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,15})?");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PayloadJson() {}

  static String of(Spot at) {
    if (!(at.node() instanceof MappingNode mapping)) {
      at.wrong("a mapping");
      return "{}";
    }
    return object(at, mapping).toString();
  }

  private static JsonNode value(Spot at, Node node) {
    return switch (node) {
      case MappingNode mapping -> object(at, mapping);
      case SequenceNode list -> {
        ArrayNode array = JSON.arrayNode();
        list.getValue().forEach(item -> array.add(value(at, item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(node);
      default -> JSON.nullNode();
    };
  }

  private static ObjectNode object(Spot at, MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      int line = key.getStartMark().getLine() + 1;
      Optional<String> name = Scalars.of(key).map(Scalars::text);
      if (name.isEmpty()) {
        at.problems().add(line, at.place(), "key " + Scalars.found(key), "a name");
      } else if (object.has(name.get())) {
        String found = "the key " + Scalars.shown(name.get()) + " a second time";
        at.problems().add(line, at.place(), found, "each key once");
      } else {
        object.set(name.get(), value(at, tuple.getValueNode()));
      }
    }
    return object;
  }

  private static JsonNode scalar(Node node) {
    Optional<Scalars> scalar = Scalars.of(node);
    if (scalar.isEmpty()) {
      return JSON.nullNode();
    }
    String text = scalar.get().text();
    if (!scalar.get().quoted() && NUMBER.matcher(text).matches()) {
      return JSON.numberNode(new BigDecimal(text));
    }
    return scalar
        .get()
        .truth()
        .<JsonNode>map(JSON::booleanNode)
        .orElseGet(() -> JSON.textNode(text));
  }
}
