package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.infrastructure.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is wrong between the checkout's functions, rules and schedules and those that are planned,
 * or applied: then ARNs are known, and compared, too.
 */
final class Wiring {

  private final Resources found;
  private final List<String> faults = new ArrayList<>();

  private Wiring(Resources found) {
    this.found = found;
  }

  static List<String> faults(Resources found) {
    var wiring = new Wiring(found);
    wiring.sameNames("function", Checkout.functions(), found.functions().keySet());
    wiring.rules();
    wiring.schedules();
    return wiring.faults;
  }

  private void rules() {
    var files = Resources.filesOf("events/rules");
    var rules = byOwnName("aws_cloudwatch_event_rule", "name");
    sameNames("rule", files.keySet(), rules.keySet());
    var targets = byOwnName("aws_cloudwatch_event_target", "rule");
    sameNames("rule with a target", files.keySet(), targets.keySet());
    files.forEach(
        (name, file) -> {
          if (rules.containsKey(name) && targets.containsKey(name)) {
            rule(name, file, rules.get(name), targets.get(name));
          }
        });
  }

  private void rule(String name, JsonNode file, Resource rule, Resource target) {
    String bus = file.get("bus").asText().equals("guardian") ? found.name() : "default";
    same("rule " + name + ", bus", bus, rule.text("event_bus_name"));
    same("rule " + name + ", target's bus", bus, target.text("event_bus_name"));
    same(
        "rule " + name + ", pattern",
        file.get("pattern"),
        Resources.json(rule.text("event_pattern")));
    same("rule " + name + ", state", "ENABLED", rule.optional("state").orElse("ENABLED"));
    String function = file.get("function").asText();
    same("rule " + name + ", target", function, target.text("target_id"));
    delivered("rule " + name, function, target.values());
    if (found.applied()) {
      permitted(name, function, rule);
    }
  }

  /** EventBridge has no role here: the function itself lets the rule in. */
  private void permitted(String name, String function, Resource rule) {
    boolean isLetIn =
        found.ofType("aws_lambda_permission").stream()
            .anyMatch(
                permission ->
                    permission.text("function_name").equals(full(function))
                        && permission.text("qualifier").equals("live")
                        && permission.text("principal").equals("events.amazonaws.com")
                        && permission.text("source_arn").equals(rule.text("arn")));
    same("rule " + name + ", permission of its own to invoke " + function, true, isLetIn);
  }

  private void schedules() {
    var files = Resources.filesOf("events/schedules");
    SortedMap<String, Resource> schedules = new TreeMap<>();
    found
        .ofType("aws_scheduler_schedule")
        .forEach(schedule -> schedules.put(schedule.text("name"), schedule));
    sameNames("schedule", files.keySet(), schedules.keySet());
    files.forEach(
        (name, file) -> {
          if (schedules.containsKey(name)) {
            schedule(name, file, schedules.get(name));
          }
        });
  }

  private void schedule(String name, JsonNode file, Resource schedule) {
    String what = "schedule " + name;
    same(what + ", group", found.name(), schedule.text("group_name"));
    same(what + ", state", "ENABLED", schedule.optional("state").orElse("ENABLED"));
    same(
        what + ", expression", file.get("schedule").asText(), schedule.text("schedule_expression"));
    same(what + ", time zone", "UTC", schedule.text("schedule_expression_timezone"));
    JsonNode target = schedule.values().path("target").path(0);
    same(what + ", input", file.get("input"), Resources.json(target.path("input").asText()));
    delivered(what, file.get("function").asText(), target);
  }

  /** To the alias, and what can't be handed over is kept. */
  private void delivered(String what, String function, JsonNode target) {
    same(what + ", dead letters", 1, target.path("dead_letter_config").size());
    if (found.applied()) {
      same(what + ", target", full(function) + ":live", afterFunction(target.path("arn").asText()));
      String queue = target.at("/dead_letter_config/0/arn").asText();
      same(
          what + ", dead letters",
          found.name() + "-undelivered",
          queue.substring(queue.lastIndexOf(':') + 1));
    }
  }

  private static String afterFunction(String arn) {
    return arn.substring(arn.indexOf(":function:") + ":function:".length());
  }

  private String full(String function) {
    return found.name() + "-" + function;
  }

  private SortedMap<String, Resource> byOwnName(String type, String attribute) {
    SortedMap<String, Resource> named = new TreeMap<>();
    found
        .ofType(type)
        .forEach(resource -> named.put(found.own(resource.text(attribute)), resource));
    return named;
  }

  private void sameNames(String what, Set<String> inCheckout, Set<String> deployed) {
    Map.of("the checkout", minus(inCheckout, deployed), "Terraform", minus(deployed, inCheckout))
        .forEach(
            (where, names) ->
                names.forEach(
                    name -> faults.add("%s %s: found in %s only".formatted(what, name, where))));
  }

  private static Set<String> minus(Set<String> some, Set<String> others) {
    var left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  private void same(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      faults.add("%s: found %s, expected %s".formatted(what, actual, expected));
    }
  }
}
