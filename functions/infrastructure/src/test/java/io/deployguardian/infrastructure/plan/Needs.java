package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.infrastructure.code.CalledActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The permissions that a function needs as it is set up: what its code can call, without what only
 * another setting would make it call.
 */
record Needs(CalledActions called, Map<String, String> environment, List<JsonNode> bindings) {

  private static final String GUARDED = "GUARDIAN_GUARDED";

  /** When a call is made at all; what isn't listed always is. */
  private static final Map<String, Predicate<Needs>> ONLY_IF =
      Map.of(
          "ssm:GetParametersByPath",
          needs -> needs.says(GUARDED, "ssm:"),
          "ssm:GetParameter",
          needs -> needs.elsewhere("ssm:"),
          "secretsmanager:GetSecretValue",
          needs -> needs.elsewhere("secretsmanager:"),
          "sts:AssumeRole",
          needs -> needs.bindings().stream().anyMatch(Needs::isElsewhere),
          "lambda:GetAlias",
          Needs::steersHere,
          "lambda:UpdateAlias",
          Needs::steersHere,
          "lambda:InvokeFunction",
          Needs::steersHere,
          "cloudwatch:GetMetricData",
          Needs::steersHere);

  Set<String> actions() {
    return called.actions().stream()
        .filter(action -> ONLY_IF.getOrDefault(action, needs -> true).test(this))
        .collect(Collectors.toSet());
  }

  /** Needed, or what AWS does in the name of something needed. */
  boolean allow(String action) {
    return actions().contains(action)
        || actions().stream().anyMatch(Grants.ON_BEHALF.getOrDefault(action, Set.of())::contains);
  }

  /** Why an action isn't needed. */
  String without(String action) {
    return called.actions().contains(action)
        ? "none: with these settings its code doesn't call it"
        : "none: its code can't call it";
  }

  String path(String action) {
    return String.join(" > ", called.paths().get(action));
  }

  private boolean steersHere() {
    return bindings.stream().anyMatch(binding -> !isElsewhere(binding));
  }

  private static boolean isElsewhere(JsonNode binding) {
    return binding.path("role").isTextual();
  }

  private boolean says(String variable, String word) {
    return environment.getOrDefault(variable, "").contains(word);
  }

  private boolean elsewhere(String word) {
    var others = new TreeMap<>(environment);
    others.remove(GUARDED);
    return others.values().stream().anyMatch(value -> value.contains(word));
  }
}
