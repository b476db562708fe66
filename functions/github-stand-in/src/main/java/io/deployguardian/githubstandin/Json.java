package io.deployguardian.githubstandin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** JSON as GitHub writes it. What is on a shelf is never changed, only replaced. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array(Collection<? extends JsonNode> nodes) {
    return MAPPER.createArrayNode().addAll(nodes);
  }

  static ArrayNode texts(Collection<String> texts) {
    return texts.stream().collect(MAPPER::createArrayNode, ArrayNode::add, ArrayNode::addAll);
  }

  static JsonNode read(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new Answer.Problem(Answer.error(400, "Problems parsing JSON"));
    }
  }

  static ObjectNode user(String login) {
    return object()
        .put("login", login)
        .put("id", 1_000 + Math.floorMod(login.hashCode(), 100_000))
        .put("type", login.endsWith("[bot]") ? "Bot" : "User")
        .put("site_admin", false);
  }
}
