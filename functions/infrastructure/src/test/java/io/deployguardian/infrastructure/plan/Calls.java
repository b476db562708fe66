package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Condition.EXTERNAL_ID;
import static io.deployguardian.infrastructure.plan.Condition.PRINCIPAL_ARN;
import static io.deployguardian.infrastructure.plan.Condition.THROUGH_URL;
import static io.deployguardian.infrastructure.plan.Condition.URL_AUTH;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What happens between the resources of a plan. Whom a rule, a schedule or a function reaches is
 * known only where it was applied; until then it is whom {@link Wiring} will want it to reach.
 */
final class Calls {

  private static final String INVOKE = "lambda:InvokeFunction";
  private static final String SEND = "sqs:SendMessage";
  private static final String ASSUME = "sts:AssumeRole";
  private static final String ALIAS = "live";

  private final Resources plan;
  private final Account account;
  private final List<Call> calls = new ArrayList<>();

  private Calls(Resources plan, Account account) {
    this.plan = plan;
    this.account = account;
  }

  static List<Call> of(Resources plan, Account account) {
    var of = new Calls(plan, account);
    plan.ofType("aws_cloudwatch_event_target").forEach(of::rule);
    plan.ofType("aws_scheduler_schedule").forEach(of::schedule);
    plan.ofType("aws_lambda_function").forEach(of::function);
    plan.ofType("aws_lambda_function_event_invoke_config").forEach(of::failures);
    plan.ofType("aws_lambda_event_source_mapping").forEach(of::failures);
    plan.ofType("aws_lambda_function_url").forEach(of::url);
    of.calls.addAll(new Alerts(plan, account).calls());
    of.targets();
    List.copyOf(of.calls).forEach(of::withKey);
    return of.calls;
  }

  private void rule(Resource target) {
    String what = "rule " + target.text("rule");
    var found = plan.named("aws_cloudwatch_event_rule", target.text("rule"));
    if (found.isEmpty()) {
      return; // a target of nothing: nobody may be let in for it
    }
    String rule = account.arnOf(found.get());
    String to = target.optional("arn").orElseGet(() -> alias(target.text("target_id")));
    service(what, "events.amazonaws.com", INVOKE, to, rule);
    for (JsonNode letters : target.values().path("dead_letter_config")) {
      service(what, "events.amazonaws.com", SEND, queue(letters.path("arn"), "undelivered"), rule);
    }
  }

  private void schedule(Resource schedule) {
    String what = "schedule " + schedule.text("name");
    var target = schedule.values().path("target").path(0);
    String role = afterSlash(target.path("role_arn").asText(plan.name() + "-schedules"));
    plan.named("aws_scheduler_schedule_group", schedule.text("group_name"))
        .map(account::arnOf)
        .ifPresent(
            group -> service(what, "scheduler.amazonaws.com", ASSUME, "role/" + role, group));
    String to = target.path("arn").asText();
    role(what, role, INVOKE, to.isEmpty() ? alias(functionOf(schedule.text("name"))) : to);
    for (JsonNode letters : target.path("dead_letter_config")) {
      role(what, role, SEND, queue(letters.path("arn"), "undelivered"));
    }
  }

  private static String functionOf(String schedule) {
    return Resources.filesOf("events/schedules").get(schedule).path("function").asText();
  }

  private void function(Resource function) {
    String name = function.text("function_name");
    var who = Call.SERVICE + "lambda.amazonaws.com";
    String role = afterSlash(function.optional("role").orElse(name));
    calls.add(new Call("function " + name, who, ASSUME, "role/" + role, Map.of()));
  }

  /** Lambda puts there with the function's own role what the function didn't manage. */
  private void failures(Resource config) {
    var function = plan.beside(config, "aws_lambda_function").orElseThrow();
    String role = afterSlash(function.optional("role").orElse(function.text("function_name")));
    for (String outcome : List.of("on_failure", "on_success")) {
      for (JsonNode to : config.values().at("/destination_config/0").path(outcome)) {
        var arn = to.has("destination") ? to.get("destination") : to.path("destination_arn");
        role("function " + function.text("function_name"), role, SEND, queue(arn, "failed"));
      }
    }
  }

  private void url(Resource url) {
    if (url.text("authorization_type").equals("NONE")) {
      String what = "url of " + url.text("function_name");
      String on = account.function(url.text("function_name"), url.optional("qualifier").orElse(""));
      var open = Map.of(URL_AUTH, "NONE");
      calls.add(new Call(what, Call.ANYBODY, "lambda:InvokeFunctionUrl", on, open));
      calls.add(new Call(what, Call.ANYBODY, INVOKE, on, Map.of(THROUGH_URL, "true")));
    }
  }

  /** Functions take the roles that the guarded map names. */
  private void targets() {
    if (plan.ofType("aws_dynamodb_table").isEmpty()) {
      return;
    }
    for (JsonNode binding : GuardedBindings.of(plan)) {
      String arn = binding.path("role").asText();
      for (Statement statement : new RolePolicies(plan).statements()) {
        if (statement.actions().contains(ASSUME) && statement.resources().contains(arn)) {
          String who = account.role(statement.role());
          var told = Map.of(PRINCIPAL_ARN, who, EXTERNAL_ID, binding.path("externalId").asText());
          String what = "function " + statement.role();
          calls.add(new Call(what, Call.AWS + who, ASSUME, "role/" + afterSlash(arn), told));
        }
      }
    }
  }

  /** Who sends to something encrypted with a key of ours needs the key, too. */
  private void withKey(Call call) {
    Stream.concat(plan.ofType("aws_sqs_queue").stream(), plan.ofType("aws_sns_topic").stream())
        .filter(resource -> account.arnOf(resource).equals(call.on()))
        .flatMap(resource -> resource.optional("kms_master_key_id").stream())
        .filter(key -> !key.isEmpty())
        .flatMap(
            key ->
                Stream.of("kms:Decrypt", "kms:GenerateDataKey")
                    .map(does -> new Call(call.what(), call.who(), does, key, call.context())))
        .forEach(calls::add);
  }

  private void service(String what, String who, String action, String on, String source) {
    calls.add(Call.byService(what, who, action, on, account, source));
  }

  private void role(String what, String role, String action, String on) {
    calls.add(new Call(what, Call.AWS + account.role(role), action, on, Map.of()));
  }

  private String alias(String function) {
    return account.function(plan.name() + "-" + function, ALIAS);
  }

  private String queue(JsonNode known, String otherwise) {
    return known.asText().isEmpty()
        ? account.arn("sqs", plan.name() + "-" + otherwise)
        : known.asText();
  }

  private static String afterSlash(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
