package io.deployguardian.infrastructure.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.deployguardian.infrastructure.Checkout;
import io.deployguardian.infrastructure.code.fixture.Beans;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalledActionsTest {

  private static JavaClasses fixtures;
  private static Map<String, CalledActions> functions;

  @BeforeAll
  static void look() {
    fixtures = new ClassFileImporter().importPackages(Beans.class.getPackageName());
    functions = CalledActions.ofEveryFunction();
    functions.forEach((function, called) -> System.out.println(function + "\n" + called));
  }

  @ParameterizedTest
  @CsvSource({
    "ThroughAPort, dynamodb:GetItem",
    // The record may be Jackson's work, so it counts as made.
    "ThroughAnotherPort, dynamodb:DeleteItem dynamodb:GetItem",
    "ThroughALambda, dynamodb:GetItem dynamodb:PutItem",
    "ThroughMethodReferences, dynamodb:GetItem dynamodb:PutItem",
    "ThroughALibrary, dynamodb:Query",
    "ThroughASuperclass, dynamodb:DescribeTable dynamodb:UpdateItem",
    "WithALocalPart, dynamodb:PutItem"
  })
  void sees_what_can_be_reached_and_nothing_else(String bean, String actions) {
    assertThat(of(bean).actions()).containsExactlyInAnyOrder(actions.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"AsksTheUnknown, DynamoDbClient.listBackups", "Waits, DynamoDbClient.waiter"})
  void refuses_to_guess_what_a_call_needs(String bean, String operation) {
    assertThatThrownBy(() -> of(bean))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("found a call of " + operation);
  }

  @Test
  void shows_a_way_to_the_call() {
    assertThat(of("ThroughAPort").paths().get("dynamodb:GetItem"))
        .containsExactly("ThroughAPort.use", "Port.twice", "Getting.use", "Getting.use");
  }

  @Test
  void every_function_calls_something() {
    assertThat(functions.keySet()).isEqualTo(Checkout.functions()).hasSize(8);
    // Health reads the table in each of them.
    assertThat(functions.values())
        .allSatisfy(called -> assertThat(called.actions()).contains("dynamodb:GetItem"));
  }

  @Test
  void no_function_makes_tables_or_deletes_anything() {
    assertThat(functions.values())
        .allSatisfy(
            called ->
                assertThat(called.actions())
                    .doesNotContain("dynamodb:CreateTable", "dynamodb:DeleteItem"));
  }

  @Test
  void only_those_that_steer_touch_an_alias_and_only_the_relay_publishes() {
    assertThat(whoseCode("lambda:UpdateAlias")).containsOnly("canary-evaluation", "rollback");
    assertThat(whoseCode("cloudwatch:GetMetricData")).containsOnly("canary-evaluation");
    assertThat(whoseCode("lambda:InvokeFunction")).containsOnly("smoke-test", "rollback");
    assertThat(whoseCode("events:PutEvents")).containsOnly("event-relay");
  }

  @Test
  void a_producer_that_a_function_does_not_want_is_not_called_there() {
    assertThat(functions.get("notification").settings()).contains("gitHub", "ownLogin", "mode");
    assertThat(functions.get("event-relay").settings())
        .containsExactly("bus", "sampling", "table", "traces");
  }

  @Test
  void sees_which_indexes_are_queried() {
    assertThat(functions.get("event-relay").queried()).containsExactly("pending");
    assertThat(functions.get("smoke-test").queried()).containsExactly(CalledActions.TABLE);
    assertThat(functions.get("webhook-intake").queried()).isEmpty();
  }

  private static Set<String> whoseCode(String action) {
    return functions.keySet().stream()
        .filter(called -> functions.get(called).actions().contains(action))
        .collect(Collectors.toSet());
  }

  private static CalledActions of(String bean) {

    return CalledActions.of(
        fixtures,
        fixtures.stream()
            .filter(type -> type.getSimpleName().equals(bean))
            .collect(Collectors.toSet()));
  }
}
