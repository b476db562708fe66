package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the resources of a plan say of whom they let in, and what nobody here can read. */
final class Admissions {

  private final Resources plan;
  private final Account account;
  private final Permissions permissions;
  private final List<Admission> read = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private Admissions(Resources plan, Account account) {
    this.plan = plan;
    this.account = account;
    this.permissions = new Permissions(account);
  }

  static Admissions of(Resources plan, Account account) {
    var admissions = new Admissions(plan, account);
    plan.all().forEach(admissions::read);
    return admissions;
  }

  List<Admission> all() {
    return read;
  }

  List<String> unreadable() {
    return unreadable;
  }

  private void read(Resource resource) {
    switch (resource.type()) {
      case "aws_lambda_permission" -> read.add(permissions.of(resource));
      case "aws_cloudformation_stack" -> template(resource);
      case "aws_lambda_layer_version_permission",
          "aws_cloudwatch_event_permission",
          "null_resource",
          "terraform_data" ->
          fault(resource.address(), resource.type(), "what a plan shows in full");
      case "aws_iam_role_policy" -> {} // PolicyTest's
      default -> documents(resource);
    }
  }

  private void documents(Resource resource) {
    // A state repeats there what the topic's policy says, or what AWS gives a topic without one.
    boolean repeats = plan.applied() && resource.type().equals("aws_sns_topic");
    if (repeats) {
      return;
    }
    for (Map.Entry<String, JsonNode> value : resource.values().properties()) {
      // A heredoc may begin with blanks, which AWS takes in the policies of queues and topics.
      if (value.getValue().asText().stripLeading().startsWith("{")) {
        var statements = Resources.json(value.getValue().asText()).path("Statement");
        (statements.isObject() ? List.of(statements) : statements)
            .forEach(statement -> statement(resource, value.getKey(), statement));
      }
    }
  }

  private void statement(Resource resource, String attribute, JsonNode statement) {
    of(resource)
        .ifPresentOrElse(
            on -> read.add(Admission.of(resource.address(), on, statement)),
            () ->
                fault(
                    resource.address(),
                    "a policy in " + attribute,
                    "one on something that Admissions knows"));
  }

  /** What a policy is about. */
  private Optional<String> of(Resource resource) {
    return switch (resource.type()) {
      case "aws_iam_role" -> Optional.of("role/" + resource.text("name"));
      case "aws_sqs_queue", "aws_sns_topic", "aws_kms_key" -> Optional.of(account.arnOf(resource));
      case "aws_sns_topic_policy" ->
          resource
              .optional("arn")
              .or(() -> plan.beside(resource, "aws_sns_topic").map(account::arnOf));
      default -> Optional.empty();
    };
  }

  private void template(Resource stack) {
    var template = stack.optional("template_body").filter(text -> text.startsWith("{"));
    if (template.isEmpty()) {
      fault(stack.address(), "a template that the plan doesn't show as JSON", "one that it shows");
      return;
    }
    Resources.json(template.get())
        .path("Resources")
        .properties()
        .forEach(
            entry ->
                permissions
                    .templated(stack, entry.getKey(), entry.getValue())
                    .ifPresentOrElse(
                        read::add,
                        () ->
                            fault(
                                stack.address() + ", " + entry.getKey(),
                                entry.getValue().path("Type").asText(),
                                "AWS::Lambda::Permission with plain values")));
  }

  private void fault(String at, String found, String expected) {
    unreadable.add("%s: found %s, expected %s".formatted(at, found, expected));
  }
}
