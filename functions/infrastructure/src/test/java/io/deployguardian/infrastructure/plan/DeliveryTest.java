package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.named;
import static io.deployguardian.infrastructure.plan.Seeds.planting;
import static io.deployguardian.infrastructure.plan.Seeds.statement;
import static io.deployguardian.infrastructure.plan.Seeds.taking;
import static io.deployguardian.infrastructure.plan.Seeds.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever has something to deliver is let in where it delivers. */
@Tag("slow")
class DeliveryTest {

  private static final String HERE = ":eu-central-1:123456789012:";
  private static final String KEY = "arn:aws:kms" + HERE + "key/5c2f9a3e";
  private static final String ROLE = "AWS:arn:aws:iam::123456789012:role/deploy-guardian-";
  private static final Predicate<ObjectNode> UNDELIVERED =
      named("aws_sqs_queue", "name", "deploy-guardian-undelivered");
  private static final Predicate<ObjectNode> CRITICAL =
      named("aws_sns_topic", "name", "deploy-guardian-critical");

  @Test
  void finds_a_rule_that_its_function_does_not_let_in() {
    var plan =
        without(
            minimal(), named("aws_lambda_permission", "statement_id", "Rule-rollback-on-failure"));
    assertThat(AdmissionCheck.faults(plan))
        .containsExactly(
            "rule deploy-guardian-rollback-on-failure: found nothing that lets"
                + " Service:events.amazonaws.com lambda:InvokeFunction on arn:aws:lambda"
                + HERE
                + "function:deploy-guardian-rollback:live, expected it");
  }

  @Test
  void finds_a_rule_that_is_let_in_at_the_function_but_not_at_its_alias() {
    var plan = minimal();
    var permission = named("aws_lambda_permission", "statement_id", "Rule-rollback-on-failure");
    ((ObjectNode) Seeds.first(plan, permission).get("values")).putNull("qualifier");
    assertThat(AdmissionCheck.faults(plan))
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).contains("nothing in the plan needs it"))
        .anySatisfy(fault -> assertThat(fault).contains("function:deploy-guardian-rollback:live"));
  }

  @Test
  void finds_a_rule_whose_dead_letters_are_not_taken() {
    var plan = minimal();
    var rule = "deploy-guardian-rollback-on-failure";
    for (String type : List.of("aws_cloudwatch_event_rule", "aws_cloudwatch_event_target")) {
      String name = type.endsWith("rule") ? "name" : "rule";
      ((ObjectNode) Seeds.first(plan, named(type, name, rule)).get("values"))
          .put("event_bus_name", "default");
    }
    assertThat(AdmissionCheck.faults(plan))
        .contains(
            "rule deploy-guardian-rollback-on-failure: found nothing that lets"
                + " Service:events.amazonaws.com sqs:SendMessage on arn:aws:sqs"
                + HERE
                + "deploy-guardian-undelivered, expected it");
  }

  @Test
  void finds_a_schedule_that_may_not_invoke_or_leave_its_dead_letters() {
    var plan = minimal();
    var policy = Seeds.first(plan, named("aws_iam_role_policy", "name", "invoke"));
    ((ObjectNode) policy.get("values")).put("policy", "{\"Statement\":[]}");
    assertThat(AdmissionCheck.faults(plan))
        .contains(
            "schedule canary-tick: found nothing that lets "
                + ROLE
                + "schedules lambda:InvokeFunction on arn:aws:lambda"
                + HERE
                + "function:deploy-guardian-canary-evaluation:live, expected it",
            "schedule canary-tick: found nothing that lets "
                + ROLE
                + "schedules sqs:SendMessage on arn:aws:sqs"
                + HERE
                + "deploy-guardian-undelivered, expected it");
  }

  @Test
  void finds_a_function_that_may_not_leave_what_it_did_not_manage() {
    var plan =
        statement(
            minimal(), "event-relay", "PlatformFailures", taking("Action", "sqs:SendMessage"));
    assertThat(AdmissionCheck.faults(plan))
        .hasSize(2) // what was invoked, and what its stream's mapping gave up
        .containsOnly(
            "function deploy-guardian-event-relay: found nothing that lets "
                + ROLE
                + "event-relay sqs:SendMessage on arn:aws:sqs"
                + HERE
                + "deploy-guardian-failed, expected it");
  }

  @Test
  void finds_an_alarm_and_a_budget_that_nobody_hears() {
    var plan = Examples.plan("complete");
    without(plan, resource -> resource.path("type").asText().equals("aws_sns_topic_policy"));
    assertThat(AdmissionCheck.faults(plan, Examples.plan("complete/target-account")))
        .contains(
            "alarm deploy-guardian-failed: found nothing that lets Service:cloudwatch.amazonaws.com"
                + " sns:Publish on arn:aws:sns"
                + HERE
                + "deploy-guardian-critical, expected it",
            "budget deploy-guardian: found nothing that lets Service:budgets.amazonaws.com"
                + " sns:Publish on arn:aws:sns"
                + HERE
                + "deploy-guardian-info, expected it");
  }

  @Test
  void finds_an_alarm_that_may_not_use_the_key_of_its_topic() {
    for (String key : List.of("alias/aws/sns", KEY)) {
      assertThat(AdmissionCheck.faults(encrypted(CRITICAL, key)))
          .contains(
              "alarm deploy-guardian-failed: found nothing that lets"
                  + " Service:cloudwatch.amazonaws.com kms:GenerateDataKey on "
                  + key
                  + ", expected it");
    }
  }

  @Test
  void finds_a_rule_that_may_not_use_the_key_of_its_dead_letters() {
    assertThat(AdmissionCheck.faults(encrypted(UNDELIVERED, KEY)))
        .contains(
            "rule deploy-guardian-rollback-on-failure: found nothing that lets"
                + " Service:events.amazonaws.com kms:Decrypt on "
                + KEY
                + ", expected it",
            "schedule canary-tick: found nothing that lets "
                + ROLE
                + "schedules kms:Decrypt on "
                + KEY
                + ", expected it");
  }

  @Test
  void is_content_with_a_key_that_lets_the_alarms_use_it() {
    assertThat(AdmissionCheck.faults(withKey("cloudwatch"))).isEmpty();
  }

  @Test
  void finds_a_key_that_lets_in_another_service() {
    assertThat(AdmissionCheck.faults(withKey("sns")))
        .anySatisfy(fault -> assertThat(fault).startsWith("aws_kms_key.planted, Sid Use: found a"))
        .anySatisfy(fault -> assertThat(fault).contains("cloudwatch.amazonaws.com kms:Decrypt"));
  }

  private static JsonNode withKey(String service) {
    String policy =
        """
        {"Statement": [{
          "Sid": "Use",
          "Effect": "Allow",
          "Principal": {"Service": "%s.amazonaws.com"},
          "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
          "Resource": "*",
          "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}
        }]}
        """
            .formatted(service);
    return planting(encrypted(CRITICAL, KEY), "aws_kms_key", Map.of("arn", KEY, "policy", policy));
  }

  private static JsonNode encrypted(Predicate<ObjectNode> what, String key) {
    var plan = minimal();
    ((ObjectNode) Seeds.first(plan, what).get("values")).put("kms_master_key_id", key);
    return plan;
  }

  private static JsonNode minimal() {
    return Examples.plan("minimal");
  }
}
