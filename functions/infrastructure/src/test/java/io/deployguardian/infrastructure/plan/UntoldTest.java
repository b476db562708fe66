package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Seeds.planting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody is let in by something that these tests can't see. */
@Tag("slow")
class UntoldTest {

  @Test
  void finds_what_nobody_here_can_read() {
    String policy =
        """
        {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents"}]}
        """;
    assertThat(AdmissionCheck.faults(planting(minimal(), "terraform_data", Map.of())))
        .containsExactly(
            "terraform_data.planted: found terraform_data, expected what a plan shows in full");
    assertThat(
            AdmissionCheck.faults(
                planting(minimal(), "aws_cloudwatch_event_bus_policy", Map.of("policy", policy))))
        .containsExactly(
            "aws_cloudwatch_event_bus_policy.planted: found a policy in policy,"
                + " expected one on something that Admissions knows");
    var stack =
        Map.of("template_body", "{\"Resources\":{\"Mine\":{\"Type\":\"AWS::S3::Bucket\"}}}");
    assertThat(AdmissionCheck.faults(planting(minimal(), "aws_cloudformation_stack", stack)))
        .singleElement()
        .asString()
        .startsWith("aws_cloudformation_stack.planted, Mine: found AWS::S3::Bucket, expected");
  }

  @Test
  void finds_what_the_plan_does_not_know_yet() {
    for (String[] hidden :
        new String[][] {
          {"aws_sqs_queue", "policy"},
          {"aws_sns_topic_policy", "policy"},
          {"aws_lambda_permission", "source_arn"},
          {"aws_cloudformation_stack", "template_body"}
        }) {
      var plan = minimal();
      var values = Seeds.first(plan, has(hidden[0], hidden[1])).get("values");
      ((ObjectNode) values).remove(hidden[1]);
      assertThat(AdmissionCheck.faults(plan))
          .as(hidden[0])
          .anySatisfy(
              fault ->
                  assertThat(fault)
                      .contains("found a " + hidden[1] + " that the plan doesn't know"));
    }
  }

  private static Predicate<ObjectNode> has(String type, String attribute) {
    return resource ->
        resource.path("type").asText().equals(type)
            && resource.path("values").hasNonNull(attribute);
  }

  private static JsonNode minimal() {
    return Examples.plan("minimal");
  }
}
