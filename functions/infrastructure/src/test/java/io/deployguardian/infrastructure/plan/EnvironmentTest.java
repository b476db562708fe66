package io.deployguardian.infrastructure.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.settings.GuardedMap;
import io.deployguardian.infrastructure.Checkout;
import io.deployguardian.infrastructure.code.CalledActions;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each function is told what its code asks for, in words that it understands, and nothing else. */
@Tag("slow")
class EnvironmentTest {

  /** What no code asks for: why it is there. */
  private static final Map<String, String> ASKED_BY_NOBODY =
      Map.of(
          "GUARDIAN_GUARDED_DIGEST", "Lambda starts new environments when it changes",
          "DISABLE_SIGNAL_HANDLERS", "Quarkus itself reads it, in executables");

  /** With an App more is asked than without one. */
  private static final Map<String, String> WITH_AN_APP =
      Map.of("GITHUB_APP_ID", "1", "GITHUB_APP_PRIVATE_KEY", "ssm:/key");

  private static final Pattern DOCUMENTED = Pattern.compile("`((?:GUARDIAN|GITHUB)_[A-Z_]+)`");

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "complete"})
  void a_function_starts_with_what_it_is_told_and_reads_all_of_it(String example) {
    assertThat(faults(Resources.of(Examples.plan(example)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "complete"})
  void the_planned_guarded_map_is_one_that_the_code_reads(String example) {
    JsonNode map = GuardedBindings.map(Resources.of(Examples.plan(example)));
    assertThat(GuardedMap.parse(example, map.toString()).bindings()).isNotEmpty();
  }

  @Test
  void finds_what_is_missing_what_is_wrong_and_what_nobody_asks_for() {
    var plan = Examples.plan("minimal");
    set(plan, "event-relay", "GUARDIAN_BUS", " ");
    set(plan, "rollback", "GUARDIAN_MODE", "cautious");
    set(plan, "webhook-intake", "GUARDIAN_MODE", "guarding");
    assertThat(faults(Resources.of(plan)))
        .hasSize(3)
        .anySatisfy(
            fault -> assertThat(fault).startsWith("event-relay: GUARDIAN_BUS: found nothing"))
        .anySatisfy(
            fault -> assertThat(fault).startsWith("rollback: GUARDIAN_MODE: found cautious"))
        .contains("webhook-intake: found GUARDIAN_MODE, expected none: its code doesn't read it");
  }

  @Test
  void every_variable_is_in_the_reference_and_every_one_of_the_reference_exists() {
    String page = Checkout.text(Checkout.top().resolve("docs/reference/configuration.md"));
    int functions = page.indexOf("\n## The functions");
    assertThat(functions).isPositive();
    var documented =
        DOCUMENTED
            .matcher(page.substring(functions))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var known = new TreeSet<>(ASKED_BY_NOBODY.keySet());
    for (var environment : List.of(Map.<String, String>of(), WITH_AN_APP)) {
      var asking = new Asking(environment);
      accessors().forEach(asking::call);
      known.addAll(asking.asked());
    }
    known.removeIf(name -> !name.matches("(GUARDIAN|GITHUB)_.*")); // Lambda's and Quarkus' own
    assertThat(documented).isEqualTo(known);
  }

  private static Stream<String> accessors() {
    return CalledActions.ofEveryFunction().values().stream()
        .flatMap(called -> called.settings().stream())
        .distinct();
  }

  private static void set(JsonNode plan, String function, String name, String value) {
    var planned =
        Seeds.first(
            plan,
            Seeds.named("aws_lambda_function", "function_name", "deploy-guardian-" + function));
    ((ObjectNode) planned.at("/values/environment/0/variables")).put(name, value);
  }

  /** The audit looks for GitHub's lost questions, which takes the map, only if GitHub knows it. */
  private static boolean isLeftAlone(
      String function, String accessor, Map<String, String> environment) {
    return function.equals("scheduled-audit")
        && accessor.equals("guarded")
        && !environment.containsKey("GITHUB_APP_ID");
  }

  private static List<String> faults(Resources plan) {
    List<String> faults = new ArrayList<>();
    CalledActions.ofEveryFunction()
        .forEach((function, called) -> faults.addAll(faults(plan, function, called.settings())));
    return faults;
  }

  private static List<String> faults(Resources plan, String function, Set<String> accessors) {
    var environment = Environments.of(plan, function);
    List<String> faults = new ArrayList<>();
    var unread = new TreeSet<>(environment.keySet());
    unread.removeAll(ASKED_BY_NOBODY.keySet());
    for (String accessor : accessors) {
      if (isLeftAlone(function, accessor, environment)) {
        continue;
      }
      var asking = new Asking(environment);
      asking.call(accessor).ifPresent(fault -> faults.add(function + ": " + fault));
      unread.removeAll(asking.asked());
    }
    unread.forEach(
        name ->
            faults.add(
                "%s: found %s, expected none: its code doesn't read it".formatted(function, name)));
    return faults;
  }
}
