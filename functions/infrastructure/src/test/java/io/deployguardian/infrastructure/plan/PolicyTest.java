package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.adding;
import static io.deployguardian.infrastructure.plan.Seeds.statement;
import static io.deployguardian.infrastructure.plan.Seeds.taking;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.infrastructure.code.CalledActions;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each role may do what its function's code calls, no less and no more. */
@Tag("slow")
class PolicyTest {

  private static final List<String> EXAMPLES = Examples.NAMES;
  private static final String ROLLBACK = "role deploy-guardian-rollback, Sid ";

  private static Map<String, CalledActions> called;

  @BeforeAll
  static void look() {
    called = CalledActions.ofEveryFunction();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void a_function_may_what_its_code_calls_and_nothing_else(String example) {
    assertThat(faults(Examples.plan(example))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void a_function_may_query_the_indexes_that_its_code_queries(String example) {
    assertThat(TableQueries.faults(Resources.of(Examples.plan(example)), called)).isEmpty();
  }

  @Test
  void every_exception_is_still_in_use() {
    var sids =
        EXAMPLES.stream()
            .map(example -> new RolePolicies(Resources.of(Examples.plan(example))))
            .flatMap(policies -> policies.statements().stream())
            .map(Statement::sid)
            .toList();
    assertThat(sids)
        .containsAll(Grants.WILD_RESOURCES.keySet())
        .containsAll(Grants.PLATFORM.keySet());
  }

  @Test
  void finds_an_action_with_a_wildcard() {
    assertThat(planted("CodeTable", adding("Action", "dynamodb:Batch*")))
        .contains(
            ROLLBACK + "CodeTable: found action dynamodb:Batch*, expected each action by its name");
  }

  @Test
  void finds_a_resource_with_a_wildcard() {
    assertThat(planted("CodeTable", adding("Resource", "*")))
        .containsExactly(ROLLBACK + "CodeTable: found resource *, expected one without a wildcard");
  }

  @Test
  void finds_a_wider_wildcard_behind_a_Sid_that_may_have_one() {
    assertThat(planted("PlatformLogs", adding("Resource", "arn:aws:logs:*:*:*")))
        .containsExactly(
            ROLLBACK
                + "PlatformLogs: found resource arn:aws:logs:*:*:*, expected one without a wildcard");
  }

  @Test
  void finds_what_code_cannot_call() {
    assertThat(planted("CodeTable", adding("Action", "dynamodb:DeleteTable")))
        .containsExactly(
            ROLLBACK
                + "CodeTable: found action dynamodb:DeleteTable,"
                + " expected none: its code can't call it");
  }

  @Test
  void finds_what_code_does_not_call_with_these_settings() {
    assertThat(planted("CodeTable", adding("Action", "secretsmanager:GetSecretValue")))
        .containsExactly(
            ROLLBACK
                + "CodeTable: found action secretsmanager:GetSecretValue,"
                + " expected none: with these settings its code doesn't call it");
  }

  @Test
  void finds_what_is_missing_and_shows_who_calls_it() {
    assertThat(planted("CodeAliases", taking("Action", "lambda:UpdateAlias")))
        .singleElement()
        .asString()
        .startsWith(ROLLBACK + "Code...: found no lambda:UpdateAlias, expected it: Wiring.door > ")
        .endsWith("LambdaAliasTraffic.write");
  }

  @Test
  void finds_more_for_the_platform_than_it_needs() {
    assertThat(planted("PlatformFailures", adding("Action", "sqs:DeleteQueue")))
        .singleElement()
        .asString()
        .startsWith(ROLLBACK + "PlatformFailures: found action sqs:DeleteQueue, expected a Sid");
  }

  @Test
  void finds_what_is_granted_in_the_negative() {
    assertThat(planted("CodeTable", all -> all.put("NotResource", "arn:aws:s3:::mine")))
        .containsExactly(
            ROLLBACK + "CodeTable: found NotResource, expected Action, Resource and Principal");
  }

  @Test
  void finds_an_index_that_code_does_not_query() {
    var due = "arn:aws:dynamodb:eu-central-1:123456789012:table/deploy-guardian/index/due";
    var plan = statement(minimal(), "rollback", "CodeIndexListing", adding("Resource", due));
    assertThat(TableQueries.faults(Resources.of(plan), called))
        .singleElement()
        .asString()
        .contains("role deploy-guardian-rollback", "index/due");
  }

  @Test
  void finds_rights_that_come_another_way() {
    var plan = minimal();
    var policy = Seeds.first(plan, Seeds.named("aws_iam_role_policy", "name", "platform"));
    policy.put("type", "aws_iam_role_policy_attachment");
    assertThat(faults(plan)).anySatisfy(f -> assertThat(f).contains("aws_iam_role_policy alone"));
  }

  @Test
  void finds_a_policy_that_the_plan_does_not_show() {
    var plan = minimal();
    var policy = Seeds.first(plan, Seeds.named("aws_iam_role_policy", "name", "platform"));
    ((ObjectNode) policy.get("values")).remove("policy");
    assertThat(faults(plan)).singleElement().asString().contains("the plan doesn't know");
  }

  private static List<String> planted(String sid, Consumer<ObjectNode> change) {
    return faults(statement(minimal(), "rollback", sid, change));
  }

  private static JsonNode minimal() {
    return Examples.plan("minimal");
  }

  private static List<String> faults(JsonNode plan) {
    return PolicyCheck.faults(Resources.of(plan), called);
  }
}
