package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where a plan is for: with that, a name makes an ARN before the thing itself is there. */
record Account(String partition, String region, String id) {

  /** By what the plan itself asked AWS. */
  static Account of(JsonNode shown) {
    var values = shown.has("prior_state") ? shown.at("/prior_state/values") : shown.path("values");
    var root = values.path("root_module");
    return new Account(
        asked(root, "aws_partition", "partition"),
        asked(root, "aws_region", "id"),
        asked(root, "aws_caller_identity", "account_id"));
  }

  private static String asked(JsonNode root, String type, String attribute) {
    return find(root, type)
        .map(data -> data.path("values").path(attribute).asText())
        .orElseThrow(() -> new AssertionError("data " + type + ": found none, expected one"));
  }

  private static Optional<JsonNode> find(JsonNode module, String type) {
    var here =
        module
            .path("resources")
            .valueStream()
            .filter(resource -> resource.path("mode").asText().equals("data"))
            .filter(resource -> resource.path("type").asText().equals(type))
            .findFirst();
    return here.or(
        () ->
            module
                .path("child_modules")
                .valueStream()
                .flatMap(child -> find(child, type).stream())
                .findFirst());
  }

  /** The ARN of what belongs to a region. */
  String arn(String service, String resource) {
    return String.join(":", "arn", partition, service, region, id, resource);
  }

  /** The ARN of what belongs to no region. */
  String global(String service, String resource) {
    return String.join(":", "arn", partition, service, "", id, resource);
  }

  /** Says what a resource is called, or will be. */
  String arnOf(Resource resource) {
    return resource
        .optional("arn")
        .orElseGet(
            () ->
                switch (resource.type()) {
                  case "aws_sqs_queue" -> arn("sqs", resource.text("name"));
                  case "aws_sns_topic" -> arn("sns", resource.text("name"));
                  case "aws_cloudwatch_metric_alarm" ->
                      arn("cloudwatch", "alarm:" + resource.text("alarm_name"));
                  case "aws_budgets_budget" -> global("budgets", "budget/" + resource.text("name"));
                  case "aws_scheduler_schedule_group" ->
                      arn("scheduler", "schedule-group/" + resource.text("name"));
                  case "aws_cloudwatch_event_rule" ->
                      rule(resource.text("event_bus_name"), resource.text("name"));
                  default -> throw new AssertionError(resource.address() + ": found no ARN");
                });
  }

  private String rule(String bus, String name) {
    return arn("events", "rule/" + (bus.equals("default") ? "" : bus + "/") + name);
  }

  String function(String nameOrArn, String qualifier) {
    String arn = nameOrArn.startsWith("arn:") ? nameOrArn : arn("lambda", "function:" + nameOrArn);
    return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
  }

  String role(String name) {
    return global("iam", "role/" + name);
  }
}
