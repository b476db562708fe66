package io.deployguardian.wire.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of the plan, and where it is.
 *
 * @param place such as {@code services.shop.environments.production.canary.stages[0].weight}
 * @param line the line of the node's key, 1-based: where something that is missing belongs
 */
record Spot(String place, int line, Node node, Problems problems) {

  /** The value here is not what was expected. */
  void wrong(String expected) {
    problems.add(node.getStartMark().getLine() + 1, place, Scalars.found(node), expected);
  }

  void missing(String key, String expected) {
    problems.add(line, place + "." + key, "nothing", expected);
  }

  /** The items of a list; empty if there is a problem with it. */
  List<Spot> items(int most, String what) {
    String expected = "a list of 1 to " + most + " " + what;
    if (!(node instanceof SequenceNode list)) {
      wrong(expected);
      return List.of();
    }
    int size = list.getValue().size();
    if (size < 1 || size > most) {
      problems.add(node.getStartMark().getLine() + 1, place, "a list of " + size, expected);
      return List.of();
    }
    List<Spot> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      int at = item.getStartMark().getLine() + 1;
      items.add(new Spot(place + "[" + items.size() + "]", at, item, problems));
    }
    return items;
  }

  /** The value at a key of the mapping here, without a word about the other keys. */
  Optional<Spot> value(String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(
                tuple ->
                    Scalars.of(tuple.getKeyNode()).filter(k -> k.text().equals(key)).isPresent())
            .map(tuple -> new Spot(place + "." + key, line, tuple.getValueNode(), problems))
            .findFirst()
        : Optional.empty();
  }

  /** What kind of scalar stands here; empty for mappings, lists and nothing. */
  Optional<Scalars> scalar() {
    return Scalars.of(node);
  }
}
