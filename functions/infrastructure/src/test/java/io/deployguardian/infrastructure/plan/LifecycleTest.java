package io.deployguardian.infrastructure.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.infrastructure.Checkout;
import io.deployguardian.infrastructure.code.CalledActions;
import io.deployguardian.infrastructure.terraform.Examples;
import io.deployguardian.infrastructure.terraform.Terraform;
import io.deployguardian.infrastructure.terraform.Workspace;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A guardian on the emulator: put there, looked at, upgraded, taken away. */
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class LifecycleTest {

  private static final String UPGRADED = "rollback";

  private static Workspace workspace;
  private static Terraform terraform;
  private static JsonNode shown;
  private static Resources applied;

  @BeforeAll
  static void apply() {
    workspace = Workspace.onMotoOrSkip();
    terraform = workspace.example("minimal");
    terraform.apply();
    shown = terraform.shown();
    applied = Resources.of(shown);
  }

  @AfterAll
  static void close() {
    if (workspace != null) {
      workspace.close();
    }
  }

  @Test
  @Order(1)
  void rules_and_schedules_reach_the_alias_of_their_function_and_keep_what_they_cannot_deliver() {
    assertThat(applied.applied()).isTrue();
    assertThat(Wiring.faults(applied)).isEmpty();
  }

  @Test
  @Order(1)
  void what_was_applied_grants_what_was_planned() {
    assertThat(PolicyCheck.faults(applied, CalledActions.ofEveryFunction())).isEmpty();
  }

  @Test
  @Order(1)
  void each_function_has_a_role_of_its_own() {
    assertThat(applied.functions().values())
        .allSatisfy(
            function ->
                assertThat(function.text("role"))
                    .endsWith(":role/" + function.text("function_name")));
  }

  @Test
  @Order(1)
  void what_was_applied_lets_in_whom_it_should_by_the_ARNs_that_things_really_have() {
    assertThat(AdmissionCheck.faults(shown)).isEmpty();
  }

  @Test
  @Order(2)
  void planning_again_changes_nothing() {
    assertThat(Changes.in(Examples.plan(terraform))).isEmpty();
  }

  @Test
  @Order(3)
  void another_package_changes_that_function_and_its_alias_only() {
    workspace.pack(UPGRADED, "second");
    assertThat(Changes.in(Examples.plan(terraform)))
        .containsExactlyInAnyOrder(
            "update module.guardian.module.function[\"rollback\"].aws_lambda_function.this",
            "update module.guardian.module.function[\"rollback\"].aws_lambda_alias.live[0]");
    terraform.apply("plan");
    assertThat(versions(Resources.of(terraform.shown())))
        .hasSize(Checkout.functions().size())
        .allSatisfy(
            version ->
                assertThat(version).endsWith(version.startsWith(UPGRADED + " ") ? " 2" : " 1"));
  }

  @Test
  @Order(4)
  void takes_everything_away_again() {
    terraform.run("destroy", "-no-color", "-auto-approve", "-parallelism=40");
    assertThat(terraform.run("state", "list")).isBlank();
  }

  private static List<String> versions(Resources state) {
    return state.ofType("aws_lambda_alias").stream()
        .map(alias -> state.own(alias.text("function_name")) + " " + alias.text("function_version"))
        .toList();
  }

  /** What a plan would do, by resource. */
  private static final class Changes {
    static List<String> in(JsonNode plan) {
      return plan.path("resource_changes")
          .valueStream()
          .filter(change -> !change.at("/change/actions/0").asText().matches("no-op|read"))
          .map(
              change ->
                  change
                          .at("/change/actions")
                          .valueStream()
                          .map(JsonNode::asText)
                          .reduce((one, other) -> one + " and " + other)
                          .orElseThrow()
                      + " "
                      + change.path("address").asText())
          .toList();
    }
  }
}
