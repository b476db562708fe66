package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.admission;
import static io.deployguardian.infrastructure.plan.Seeds.named;
import static io.deployguardian.infrastructure.plan.Seeds.planting;
import static io.deployguardian.infrastructure.plan.Seeds.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each resource lets in who has something to do there, by one source of our account. */
@Tag("slow")
class AdmissionTest {

  private static final String QUEUE =
      "module.guardian.module.event_bus.aws_sqs_queue.this[\"undelivered\"],"
          + " Sid RulesLeaveTheirDeadLetters: ";
  private static final String TOPIC =
      "module.guardian.module.observability.aws_sns_topic_policy.this[\"critical\"],"
          + " Sid AlarmsOfThisAccount: ";
  private static final String NOT_NEEDED = ", expected none: nothing in the plan needs it";

  @Test
  void nobody_is_let_in_who_has_nothing_to_do_there() {
    assertThat(AdmissionCheck.faults(minimal())).isEmpty();
  }

  @Test
  void nor_where_the_guardian_reaches_into_another_account() {
    assertThat(AdmissionCheck.faults(complete(), target())).isEmpty();
  }

  @Test
  void every_exception_is_still_in_use() {
    var admissions = AdmissionCheck.admissions(complete(), target());
    assertThat(admissions.stream().map(Admission::sid).toList())
        .containsAll(Admitted.ANYBODY.keySet())
        .containsAll(Admitted.WILD_SOURCES.keySet());
    var trusted =
        admissions.stream()
            .filter(Admission::isTrust)
            .flatMap(trust -> trust.principals().stream())
            .collect(Collectors.toSet());
    assertThat(Admitted.DEPUTIES.keySet())
        .allMatch(service -> trusted.contains("Service:" + service));
    var plan = Resources.of(complete());
    assertThat(plan.ofType("aws_lambda_function_url"))
        .extracting(url -> plan.own(url.text("function_name")))
        .containsAll(Admitted.PUBLIC_URLS.keySet());
    assertThat(plan.ofType("aws_sqs_queue"))
        .filteredOn(queue -> queue.optional("policy").isEmpty())
        .extracting(queue -> plan.own(queue.text("name")))
        .containsAll(Admitted.WITHOUT_POLICY.keySet());
  }

  @Test
  void finds_a_principal_that_is_anybody() {
    assertThat(queue(statement -> statement.put("Principal", "*").remove("Condition")))
        .containsExactly(
            QUEUE
                + "found principal * under [], expected a condition that binds it to account"
                + " 123456789012 or to one source of it");
  }

  @Test
  void finds_a_whole_service() {
    assertThat(topic(statement -> statement.remove("Condition")))
        .singleElement()
        .asString()
        .startsWith(TOPIC + "found principal Service:cloudwatch.amazonaws.com under [], expected");
  }

  @Test
  void finds_a_condition_that_binds_to_nothing() {
    for (String condition :
        List.of(
            "{'ArnLike': {'aws:SourceArn': 'arn:aws:cloudwatch:*:*:alarm:*'}}",
            "{'ArnLike': {'aws:SourceArn': 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:*'}}",
            "{'StringLike': {'aws:SourceAccount': '123456789012'}}",
            "{'StringEqualsIfExists': {'aws:SourceAccount': '123456789012'}}",
            "{'StringEquals': {'aws:SourceAccount': ['123456789012', '999999999999']}}",
            "{'StringEquals': {'aws:SourceAccount': '999999999999'}}")) {
      assertThat(topic(statement -> statement.set("Condition", json(condition))))
          .as(condition)
          .anySatisfy(fault -> assertThat(fault).contains("expected a condition that binds it"));
    }
  }

  @Test
  void finds_another_account_and_another_kind_of_principal() {
    assertThat(topic(s -> s.set("Principal", json("{'AWS': 'arn:aws:iam::999999999999:root'}"))))
        .anySatisfy(fault -> assertThat(fault).endsWith("expected one of account 123456789012"));
    assertThat(topic(s -> s.set("Principal", json("{'Federated': 'example.com'}"))))
        .anySatisfy(fault -> assertThat(fault).contains("found principal Federated:example.com"));
  }

  @Test
  void finds_an_action_with_a_wildcard() {
    assertThat(queue(statement -> statement.putArray("Action").add("sqs:SendMessage").add("sqs:*")))
        .containsExactly(
            QUEUE + "found action sqs:*, expected each action by its name",
            QUEUE + "found action sqs:*" + NOT_NEEDED);
  }

  @Test
  void finds_a_resource_that_is_not_itself() {
    String arn = "arn:aws:sqs:eu-central-1:123456789012:deploy-guardian-undelivered";
    for (String other : List.of("*", arn + "*", arn.replace("undelivered", "failed"))) {
      assertThat(queue(statement -> statement.put("Resource", other)))
          .containsExactly(QUEUE + "found resource " + other + ", expected " + arn + " itself");
    }
  }

  @Test
  void finds_what_is_denied_or_said_in_the_negative() {
    assertThat(topic(statement -> statement.put("Effect", "Deny")))
        .contains(TOPIC + "found Effect Deny, expected Allow, Action, Resource and Principal");
    assertThat(topic(statement -> statement.putArray("NotPrincipal").add("*")))
        .containsExactly(
            TOPIC + "found NotPrincipal, expected Allow, Action, Resource and Principal");
  }

  @Test
  void finds_a_permission_for_a_rule_that_does_not_exist() {
    String rule = "deploy-guardian-rollback-on-failure";
    var plan = without(minimal(), named("aws_cloudwatch_event_rule", "name", rule));
    assertThat(AdmissionCheck.faults(plan))
        .containsExactly(
            "module.guardian.aws_lambda_permission.rule[\"rollback-on-failure\"],"
                + " Sid Rule-rollback-on-failure: found a statement"
                + NOT_NEEDED);
  }

  @Test
  void finds_one_principal_one_action_and_one_source_too_many() {
    assertThat(
            topic(
                statement ->
                    ((ObjectNode) statement.get("Principal"))
                        .putArray("Service")
                        .add("cloudwatch.amazonaws.com")
                        .add("budgets.amazonaws.com")))
        .containsExactly(TOPIC + "found principal Service:budgets.amazonaws.com" + NOT_NEEDED);
    assertThat(
            queue(
                statement -> statement.putArray("Action").add("sqs:SendMessage").add("sqs:Purge")))
        .containsExactly(QUEUE + "found action sqs:Purge" + NOT_NEEDED);
    String rule = "arn:aws:events:eu-central-1:123456789012:rule/gone";
    assertThat(
            queue(
                statement ->
                    ((ObjectNode) statement.at("/Condition/ArnLike"))
                        .withArray("aws:SourceArn")
                        .add(rule)))
        .contains(QUEUE + "found condition aws:SourceArn [" + rule + "]" + NOT_NEEDED);
  }

  @Test
  void finds_a_policy_that_begins_with_a_blank() {
    String anybody =
        "{'Statement': [{'Effect': 'Allow', 'Principal': '*', 'Action': 'sqs:SendMessage'}]}";
    var plan =
        planting(
            minimal(),
            "aws_sqs_queue",
            Map.of("name", "deploy-guardian-other", "policy", "\n  " + json(anybody)));
    assertThat(AdmissionCheck.faults(plan))
        .anySatisfy(fault -> assertThat(fault).contains("planted", "found principal *"));
  }

  @Test
  void finds_a_public_address_of_another_function() {
    var plan =
        planting(
            minimal(),
            "aws_lambda_function_url",
            Map.of(
                "function_name", "deploy-guardian-rollback",
                "qualifier", "live",
                "authorization_type", "NONE"));
    assertThat(AdmissionCheck.faults(plan))
        .contains(
            "aws_lambda_function_url.planted: found auth type NONE, expected AWS_IAM;"
                + " NONE is for [webhook-intake]");
  }

  @Test
  void finds_a_webhook_that_can_be_invoked_round_its_address() {
    var plan = minimal();
    var stack = Seeds.first(plan, type("aws_cloudformation_stack"));
    var values = (ObjectNode) stack.get("values");
    values.put(
        "template_body",
        values.get("template_body").asText().replace("\"InvokedViaFunctionUrl\":true,", ""));
    assertThat(AdmissionCheck.faults(plan))
        .singleElement()
        .asString()
        .contains("aws_cloudformation_stack.url[0], Sid InvokeThroughUrl: found principal *");
  }

  private static List<String> queue(Consumer<ObjectNode> change) {
    var queue = named("aws_sqs_queue", "name", "deploy-guardian-undelivered");
    return AdmissionCheck.faults(admission(minimal(), queue, "policy", change));
  }

  private static List<String> topic(Consumer<ObjectNode> change) {
    Predicate<ObjectNode> critical =
        has("aws_sns_topic_policy", "policy")
            .and(topic -> topic.path("address").asText().endsWith("[\"critical\"]"));
    return AdmissionCheck.faults(admission(minimal(), critical, "policy", change));
  }

  private static Predicate<ObjectNode> type(String type) {
    return resource -> resource.path("type").asText().equals(type);
  }

  private static Predicate<ObjectNode> has(String type, String attribute) {
    return type(type).and(resource -> resource.path("values").hasNonNull(attribute));
  }

  private static JsonNode json(String text) {
    return Resources.json(text.replace('\'', '"'));
  }

  private static JsonNode minimal() {
    return Examples.plan("minimal");
  }

  private static JsonNode complete() {
    return Examples.plan("complete");
  }

  private static JsonNode target() {
    return Examples.plan("complete/target-account");
  }
}
