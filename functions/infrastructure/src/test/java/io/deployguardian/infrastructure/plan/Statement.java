package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a role's policy.
 *
 * @param role the role's name
 * @param negations of NotAction, NotResource and NotPrincipal those that it has: nobody can say
 *     what they grant
 */
record Statement(
    String role,
    String sid,
    String effect,
    List<String> actions,
    List<String> resources,
    List<String> negations) {

  static Statement of(String role, JsonNode json) {
    return new Statement(
        role,
        json.path("Sid").asText("(none)"),
        json.path("Effect").asText(),
        list(json.path("Action")),
        list(json.path("Resource")),
        Stream.of("NotAction", "NotResource", "NotPrincipal").filter(json::has).toList());
  }

  /** IAM takes one for a list of one. */
  static List<String> list(JsonNode oneOrMore) {
    if (oneOrMore.isTextual()) {
      return List.of(oneOrMore.asText());
    }
    return oneOrMore.valueStream().map(JsonNode::asText).toList();
  }

  static boolean isWild(String text) {
    return text.contains("*") || text.contains("?");
  }

  String fault(String found, String expected) {
    return "role %s, Sid %s: found %s, expected %s".formatted(role, sid, found, expected);
  }
}
