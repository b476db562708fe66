package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ACCOUNT;
import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ARN;
import static io.deployguardian.infrastructure.plan.Condition.THROUGH_URL;
import static io.deployguardian.infrastructure.plan.Condition.URL_AUTH;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What resources may say beyond letting in one source of our account: each with its reason. */
final class Admitted {

  /** The one condition under which anybody is let in, and why. */
  record Open(Condition only, String why) {}

  /** A pattern among the sources, and why it can't be narrower. */
  record Argued(Pattern source, String why) {}

  /** What a service's trust has to ask for, and why no more. */
  record Deputy(Set<String> asks, String why) {}

  /** Whose function URL may have auth type NONE, by the function's own name. */
  static final Map<String, String> PUBLIC_URLS =
      Map.of("webhook-intake", "GitHub has no AWS signature; its own one is checked first");

  /** By Sid: where the principal may be anybody. */
  static final Map<String, Open> ANYBODY =
      Map.of(
          "CallUrl",
          new Open(
              Condition.of("StringEquals", URL_AUTH, "NONE"),
              "whoever calls the webhook's address is nobody that AWS knows"),
          "InvokeThroughUrl",
          new Open(
              Condition.of("Bool", THROUGH_URL, "true"),
              "the same, for the second permission that AWS asks for; only through the address"));

  /** By Sid: sources with a wildcard. */
  static final Map<String, Argued> WILD_SOURCES =
      Map.of(
          "RulesLeaveTheirDeadLetters",
          new Argued(
              Pattern.compile("arn:aws:events:[a-z0-9-]+:\\d{12}:rule/deploy-guardian/\\*"),
              "all rules on the guardian's own bus are its own, and SQS takes ten conditions at most"));

  /** By service: a service that isn't listed may assume no role. */
  static final Map<String, Deputy> DEPUTIES =
      Map.of(
          "lambda.amazonaws.com",
          new Deputy(
              Set.of(),
              "AWS documents no condition for execution roles; PassRole reaches no other account"),
          "scheduler.amazonaws.com",
          new Deputy(
              Set.of(SOURCE_ACCOUNT, SOURCE_ARN),
              "AWS documents both; the ARN is the group's, never a schedule's"));

  /** Queues, by own name, whose policy is left out: then AWS lets in roles of our account alone. */
  static final Map<String, String> WITHOUT_POLICY =
      Map.of("failed", "functions write there by their roles, and nobody else does");

  private Admitted() {}
}
