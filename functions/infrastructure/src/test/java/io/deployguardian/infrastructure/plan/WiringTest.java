package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.named;
import static io.deployguardian.infrastructure.plan.Seeds.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.infrastructure.Checkout;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the checkout is left undeployed, and nothing is deployed that isn't there. */
@Tag("slow")
class WiringTest {

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "complete"})
  void every_function_rule_and_schedule_is_planned_as_its_file_says(String example) {
    assertThat(Wiring.faults(Resources.of(Examples.plan(example)))).isEmpty();
  }

  @Test
  void every_agent_is_a_function() {
    assertThat(Checkout.functions())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Agent.values()).map(Agent::functionName).toList());
  }

  @Test
  void finds_what_is_not_deployed() {
    var plan = Examples.plan("minimal");
    without(
        plan, named("aws_cloudwatch_event_rule", "name", "deploy-guardian-rollback-on-failure"));
    without(plan, named("aws_scheduler_schedule", "name", "canary-tick"));
    without(plan, named("aws_lambda_function", "function_name", "deploy-guardian-notification"));
    assertThat(Wiring.faults(Resources.of(plan)))
        .containsExactlyInAnyOrder(
            "rule rollback-on-failure: found in the checkout only",
            "schedule canary-tick: found in the checkout only",
            "function notification: found in the checkout only");
  }

  @Test
  void finds_what_is_deployed_without_a_file() {
    assertThat(changed("aws_scheduler_schedule", "canary-tick", s -> s.put("name", "other")))
        .containsExactlyInAnyOrder(
            "schedule canary-tick: found in the checkout only",
            "schedule other: found in Terraform only");
  }

  @Test
  void finds_another_schedule_and_another_input() {
    assertThat(
            changed(
                "aws_scheduler_schedule",
                "canary-tick",
                schedule -> {
                  schedule.put("schedule_expression", "rate(1 hour)");
                  ((ObjectNode) schedule.at("/target/0")).put("input", "{}");
                }))
        .containsExactly(
            "schedule canary-tick, expression: found rate(1 hour), expected rate(1 minute)",
            "schedule canary-tick, input: found {}, expected {\"tick\":true}");
  }

  @Test
  void finds_a_rule_without_dead_letters_and_one_on_another_bus() {
    var plan = Examples.plan("minimal");
    var target =
        Seeds.first(
            plan,
            named("aws_cloudwatch_event_target", "rule", "deploy-guardian-rollback-on-failure"));
    ((ObjectNode) target.get("values"))
        .put("event_bus_name", "default")
        .putArray("dead_letter_config");
    assertThat(Wiring.faults(Resources.of(plan)))
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).contains("target's bus: found default"))
        .anySatisfy(fault -> assertThat(fault).contains("dead letters: found 0, expected 1"));
  }

  private static List<String> changed(String type, String name, Consumer<ObjectNode> change) {
    JsonNode plan = Examples.plan("minimal");
    change.accept((ObjectNode) Seeds.first(plan, named(type, "name", name)).get("values"));
    return Wiring.faults(Resources.of(plan));
  }
}
