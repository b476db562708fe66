package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ACCOUNT;
import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ARN;
import static io.deployguardian.infrastructure.plan.Condition.THROUGH_URL;
import static io.deployguardian.infrastructure.plan.Condition.URL_AUTH;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads permissions to invoke a function, which Lambda makes statements of its policy of. */
record Permissions(Account account) {

  /** What one of its arguments demands, as Terraform and as CloudFormation call it. */
  private record Argument(String terraform, String cloudFormation, String operator, String key) {

    Optional<Condition> in(JsonNode values, boolean ofTemplate) {
      String value = values.path(ofTemplate ? cloudFormation : terraform).asText();
      boolean set = !value.isEmpty() && !value.equals("null");
      return set ? Optional.of(Condition.of(operator, key, value)) : Optional.empty();
    }
  }

  private static final List<Argument> ARGUMENTS =
      List.of(
          new Argument("source_arn", "SourceArn", "ArnLike", SOURCE_ARN),
          new Argument("source_account", "SourceAccount", "StringEquals", SOURCE_ACCOUNT),
          new Argument("principal_org_id", "PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
          new Argument("function_url_auth_type", "FunctionUrlAuthType", "StringEquals", URL_AUTH),
          new Argument("invoked_via_function_url", "InvokedViaFunctionUrl", "Bool", THROUGH_URL));

  Admission of(Resource permission) {
    return admission(
        permission.address(),
        account.function(
            permission.text("function_name"), permission.optional("qualifier").orElse("")),
        permission.text("statement_id"),
        permission.text("principal"),
        permission.text("action"),
        conditions(permission.values(), false));
  }

  /** Empty if it is something else, or not said in plain values. */
  Optional<Admission> templated(Resource stack, String name, JsonNode resource) {
    var properties = resource.path("Properties");
    boolean isPlain =
        properties.properties().stream().allMatch(property -> property.getValue().isValueNode());
    if (!isPlain || !resource.path("Type").asText().equals("AWS::Lambda::Permission")) {
      return Optional.empty();
    }
    return Optional.of(
        admission(
            stack.address(),
            account.function(properties.path("FunctionName").asText(), ""),
            name,
            properties.path("Principal").asText(),
            properties.path("Action").asText(),
            conditions(properties, true)));
  }

  private static List<Condition> conditions(JsonNode values, boolean ofTemplate) {
    return ARGUMENTS.stream()
        .flatMap(argument -> argument.in(values, ofTemplate).stream())
        .toList();
  }

  private static Admission admission(
      String at, String on, String sid, String who, String action, List<Condition> conditions) {
    String kind = who.endsWith(".amazonaws.com") ? Call.SERVICE : Call.AWS;
    var principals = List.of(who.equals(Call.ANYBODY) ? who : kind + who);
    return new Admission(
        at, on, sid, principals, List.of(action), List.of(), conditions, List.of());
  }
}
