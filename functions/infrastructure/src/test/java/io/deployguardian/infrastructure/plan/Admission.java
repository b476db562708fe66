package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement by which a resource lets somebody in.
 *
 * @param at the address of what says so
 * @param on the resource's ARN; of a role, {@code role/} and its name
 * @param principals each with its kind before it, such as {@code Service:events.amazonaws.com};
 *     {@code *} is anybody
 * @param oddities what nobody here can judge: NotAction and its like, and denials
 */
record Admission(
    String at,
    String on,
    String sid,
    List<String> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions,
    List<String> oddities) {

  static Admission of(String at, String on, JsonNode json) {
    var odd = Stream.of("NotAction", "NotResource", "NotPrincipal").filter(json::has);
    String effect = json.path("Effect").asText();
    return new Admission(
        at,
        on,
        json.path("Sid").asText("(none)"),
        principals(json.path("Principal")),
        Statement.list(json.path("Action")),
        Statement.list(json.path("Resource")),
        Condition.all(json.path("Condition")),
        Stream.concat(odd, effect.equals("Allow") ? Stream.of() : Stream.of("Effect " + effect))
            .toList());
  }

  private static List<String> principals(JsonNode principal) {
    if (principal.isTextual()) {
      return List.of(principal.asText());
    }
    return principal.properties().stream()
        .flatMap(
            kind ->
                Statement.list(kind.getValue()).stream()
                    .map(
                        who -> who.equals(Call.ANYBODY) ? Call.ANYBODY : kind.getKey() + ":" + who))
        .toList();
  }

  boolean isTrust() {
    return on.startsWith("role/");
  }

  boolean admits(Call call) {
    return on.equals(call.on())
        && principals.stream().anyMatch(principal -> isFor(principal, call))
        && actions.contains(call.action())
        && conditions.stream().allMatch(condition -> condition.holds(call.context()));
  }

  /** An account stands for whoever has its roles. */
  private static boolean isFor(String principal, Call call) {
    String account = principal.replaceFirst(":root$", ":");
    return principal.equals(Call.ANYBODY)
        || principal.equals(call.who())
        || principal.endsWith(":root") && call.who().startsWith(account);
  }

  /** It with one of its principals, actions or conditions' values each: all have to be needed. */
  Stream<Part> parts() {
    var byPrincipal =
        principals.stream()
            .map(one -> new Part("principal " + one, with(List.of(one), actions, conditions)));
    var byAction =
        actions.stream()
            .map(one -> new Part("action " + one, with(principals, List.of(one), conditions)));
    var byValue =
        conditions.stream()
            .flatMap(
                condition ->
                    condition
                        .parts()
                        .map(
                            one ->
                                new Part(
                                    "condition " + one,
                                    with(principals, actions, replaced(condition, one)))));
    return Stream.of(byPrincipal, byAction, byValue).flatMap(part -> part);
  }

  record Part(String what, Admission admission) {}

  private List<Condition> replaced(Condition condition, Condition one) {
    return conditions.stream().map(each -> each.equals(condition) ? one : each).toList();
  }

  private Admission with(
      List<String> principals, List<String> actions, List<Condition> conditions) {
    return new Admission(at, on, sid, principals, actions, resources, conditions, oddities);
  }

  String fault(String found, String expected) {
    return "%s, Sid %s: found %s, expected %s".formatted(at, sid, found, expected);
  }
}
