package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.json.DomainJson;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real rule files, and what is wrong with others. What each rule matches is tested beside the
 * events.
 */
class RuleTest {

  private static final List<Rule> REAL = Rule.in(Checkout.EVENTS.resolve("rules"));

  @Test
  void each_real_rule_has_a_function_that_the_host_has() {
    List<String> functions = Arrays.stream(Agent.values()).map(Agent::functionName).toList();

    assertThat(REAL).isNotEmpty();
    assertThat(REAL).extracting(Rule::function).isSubsetOf(functions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      textBlock =
          """
          RolloutRegistered   | Registered   | readiness-gate
          DeploymentSucceeded | Planned      | smoke-test
          SmokeTestPassed     | Shifting     | canary-evaluation
          SmokeTestFailed     | RollingBack  | rollback
          CanaryFailed        | RollingBack  | rollback
          RollbackRequested   | RollingBack  | rollback
          RolloutSuperseded   | Superseded   | rollback
          StepOverdue         | Registered   | readiness-gate
          StepOverdue         | SmokeTesting | smoke-test
          StepOverdue         | Promoting    | canary-evaluation
          StepOverdue         | Held         | rollback
          StepOverdue         | Soaking      | nobody
          NobodyKnowsThis     | Registered   | nobody
          """)
  void the_real_rules_lead_an_event_to_its_function(String type, String state, String function) {
    ObjectNode envelope = DomainJson.mapper().createObjectNode();
    envelope.put("source", "deploy-guardian").put("detail-type", type);
    envelope.putObject("detail").put("state", state);

    // Notification hears of nearly everything, beside whoever does something about it.
    assertThat(
            REAL.stream()
                .filter(rule -> rule.matches(envelope.toString()))
                .map(Rule::function)
                .filter(name -> !name.equals(Agent.NOTIFICATION.functionName())))
        .isEqualTo(function == null ? List.of() : List.of(function));

    envelope.put("source", "somebody-else");
    assertThat(REAL).noneMatch(rule -> rule.matches(envelope.toString()));
  }

  @Test
  void rules_of_the_default_bus_are_not_for_this_host(@TempDir Path folder) throws Exception {
    write(
        folder,
        "ours",
        "{\"bus\":\"guardian\",\"pattern\":{\"source\":[\"a\"]},\"function\":\"rollback\"}");
    write(
        folder,
        "aws",
        "{\"bus\":\"default\",\"pattern\":{\"source\":[\"aws.ecs\"]},\"function\":\"rollback\"}");
    Files.writeString(folder.resolve("README.md"), "not a rule");

    assertThat(Rule.in(folder)).extracting(Rule::name).containsExactly("ours");
  }

  @Test
  void a_rule_that_cannot_be_read_stops_the_host_and_is_named(@TempDir Path folder)
      throws Exception {
    write(folder, "broken", "{\"bus\":");

    assertThatThrownBy(() -> Rule.in(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("broken.json");
    assertThatThrownBy(() -> Rule.in(folder.resolve("nowhere")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void a_rule_without_a_pattern_or_a_function_stops_the_host_and_is_named(@TempDir Path folder)
      throws Exception {
    write(folder, "half", "{\"bus\":\"guardian\",\"function\":\"rollback\"}");

    assertThatThrownBy(() -> Rule.in(folder)).hasMessageContaining("half.json");
  }

  private static void write(Path folder, String name, String text) throws Exception {
    Files.writeString(folder.resolve(name + ".json"), text);
  }
}
