package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What a plan's alarms and budgets tell its topics. */
record Alerts(Resources plan, Account account) {

  private static final List<String> OF_ALARMS =
      List.of("alarm_actions", "ok_actions", "insufficient_data_actions");

  List<Call> calls() {
    return Stream.concat(
            plan.ofType("aws_cloudwatch_metric_alarm").stream().flatMap(this::alarm),
            plan.ofType("aws_budgets_budget").stream().flatMap(this::budget))
        .toList();
  }

  private Stream<Call> alarm(Resource alarm) {
    String what = "alarm " + alarm.text("alarm_name");
    return OF_ALARMS.stream()
        .flatMap(actions -> texts(alarm, alarm.values(), actions))
        .distinct()
        .map(topic -> publication(what, "cloudwatch.amazonaws.com", alarm, topic));
  }

  private Stream<Call> budget(Resource budget) {
    String what = "budget " + budget.text("name");
    return budget
        .values()
        .path("notification")
        .valueStream()
        .flatMap(notification -> texts(budget, notification, "subscriber_sns_topic_arns"))
        .map(topic -> publication(what, "budgets.amazonaws.com", budget, topic));
  }

  private Call publication(String what, String who, Resource source, String topic) {
    return Call.byService(what, who, "sns:Publish", topic, account, account.arnOf(source));
  }

  /** Nothing may pass because the plan doesn't say it. */
  private static Stream<String> texts(Resource of, JsonNode values, String attribute) {
    if (!values.has(attribute)) {
      throw new AssertionError(
          "%s, %s: found what only an apply tells, expected ARNs"
              .formatted(of.address(), attribute));
    }
    return values.get(attribute).valueStream().map(JsonNode::asText);
  }
}
