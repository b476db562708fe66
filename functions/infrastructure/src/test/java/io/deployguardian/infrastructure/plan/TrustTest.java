package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.admission;
import static io.deployguardian.infrastructure.plan.Seeds.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A role is for one service, or for the roles that are named, with an external id. */
@Tag("slow")
class TrustTest {

  private static final String SCHEDULES =
      "module.guardian.module.schedule.aws_iam_role.this, Sid (none): found principal ";
  private static final String TARGET =
      "module.target_role.aws_iam_role.this, Sid GuardianOnly: found principal ";
  private static final String GUARDIAN = "AWS:arn:aws:iam::123456789012:root";

  @Test
  void finds_a_second_service() {
    assertThat(schedules(trust -> principal(trust, "Service", "scheduler", "lambda")))
        .contains(
            SCHEDULES
                + "[Service:scheduler.amazonaws.com, Service:lambda.amazonaws.com] with"
                + " [sts:AssumeRole], expected one, with sts:AssumeRole alone");
  }

  @Test
  void finds_another_service() {
    assertThat(schedules(trust -> principal(trust, "Service", "ec2")))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith(
                        SCHEDULES + "ec2.amazonaws.com, expected one of Admitted.DEPUTIES"));
  }

  @Test
  void finds_another_action() {
    assertThat(schedules(trust -> trust.putArray("Action").add("sts:AssumeRole").add("sts:Tag")))
        .anySatisfy(fault -> assertThat(fault).contains("with sts:AssumeRole alone"));
  }

  @Test
  void finds_a_deputy_that_may_be_confused() {
    assertThat(
            schedules(
                trust ->
                    ((ObjectNode) trust.at("/Condition/StringEquals")).remove("aws:SourceAccount")))
        .containsExactly(
            SCHEDULES
                + "scheduler.amazonaws.com without aws:SourceAccount of ours,"
                + " expected that condition");
    assertThat(schedules(trust -> equal(trust, "aws:SourceArn", "arn:aws:scheduler:*:*:*")))
        .contains(
            SCHEDULES
                + "scheduler.amazonaws.com without aws:SourceArn of ours, expected that condition");
  }

  @Test
  void finds_a_group_of_schedules_that_is_not_there() {
    String other = "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/other";
    assertThat(schedules(trust -> equal(trust, "aws:SourceArn", other)))
        .contains(
            "schedule canary-tick: found nothing that lets Service:scheduler.amazonaws.com"
                + " sts:AssumeRole on role/deploy-guardian-schedules, expected it");
  }

  @Test
  void finds_anybody() {
    assertThat(target(trust -> trust.put("Principal", "*")))
        .anySatisfy(
            fault -> assertThat(fault).startsWith(TARGET + "*, expected a service or role"));
  }

  @Test
  void finds_a_visitor_without_an_external_id() {
    assertThat(target(trust -> ((ObjectNode) trust.get("Condition")).remove("StringEquals")))
        .containsExactly(TARGET + GUARDIAN + " without an external id, expected sts:ExternalId");
  }

  @Test
  void finds_an_external_id_that_the_guardian_does_not_say() {
    assertThat(target(trust -> equal(trust, "sts:ExternalId", "other")))
        .contains(
            "function deploy-guardian-rollback: found nothing that lets"
                + " AWS:arn:aws:iam::123456789012:role/deploy-guardian-rollback"
                + " sts:AssumeRole on role/deploy-guardian-target, expected it");
  }

  @Test
  void finds_a_whole_account() {
    assertThat(target(trust -> ((ObjectNode) trust.get("Condition")).remove("ArnEquals")))
        .singleElement()
        .asString()
        .startsWith(TARGET + GUARDIAN + " under ")
        .endsWith("expected roles by their names");
    assertThat(target(trust -> visitors(trust).add("arn:aws:iam::123456789012:role/*")))
        .anySatisfy(fault -> assertThat(fault).endsWith("expected roles by their names"));
  }

  @Test
  void finds_a_role_that_never_comes() {
    String other = "arn:aws:iam::123456789012:role/deploy-guardian-notification";
    assertThat(target(trust -> visitors(trust).add(other)))
        .containsExactly(
            "module.target_role.aws_iam_role.this, Sid GuardianOnly: found condition"
                + " aws:PrincipalArn ["
                + other
                + "], expected none: nothing in the plan needs it");
  }

  private static ArrayNode visitors(ObjectNode trust) {
    return ((ObjectNode) trust.at("/Condition/ArnEquals")).withArray("aws:PrincipalArn");
  }

  private static void equal(ObjectNode trust, String key, String value) {
    ((ObjectNode) trust.at("/Condition/StringEquals")).put(key, value);
  }

  private static void principal(ObjectNode trust, String kind, String... services) {
    var list = trust.putObject("Principal").putArray(kind);
    List.of(services).forEach(service -> list.add(service + ".amazonaws.com"));
  }

  private static List<String> schedules(Consumer<ObjectNode> change) {
    JsonNode plan = Examples.plan("minimal");
    var role = named("aws_iam_role", "name", "deploy-guardian-schedules");
    return AdmissionCheck.faults(admission(plan, role, "assume_role_policy", change));
  }

  private static List<String> target(Consumer<ObjectNode> change) {
    JsonNode plan = Examples.plan("complete/target-account");
    var role = named("aws_iam_role", "name", "deploy-guardian-target");
    return AdmissionCheck.faults(
        Examples.plan("complete"), admission(plan, role, "assume_role_policy", change));
  }
}
