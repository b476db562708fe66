package io.deployguardian.infrastructure.plan;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What policies may say beyond what code calls: each with its reason. */
final class Grants {

  /** A pattern among resources, and why it can't be narrower. */
  record Argued(Pattern resource, String why) {}

  private static final String SECRET =
      "arn:aws:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_-]+-\\?{6}";
  private static final String SUFFIX =
      "Secrets Manager ends an ARN with six characters of its own choice";

  /** By Sid. */
  static final Map<String, Argued> WILD_RESOURCES =
      Map.ofEntries(
          argued("CodeWebhookSecret", SECRET, SUFFIX),
          argued("CodeAppKey", SECRET, SUFFIX),
          argued("CodeBypassSecrets", SECRET, SUFFIX),
          argued("CodeTracesHeaders", SECRET, SUFFIX),
          argued(
              "PlatformLogs",
              "arn:aws:logs:[a-z0-9-]+:\\d{12}:log-group:/aws/lambda/[a-z-]+:\\*",
              "Lambda names the streams of the function's own log as it likes"),
          argued(
              "CodeGuarded",
              "arn:aws:ssm:[a-z0-9-]+:\\d{12}:parameter/[a-z-]+/guarded/\\*",
              "what is asked for is a path; a parameter below it is a repository of the map"),
          argued(
              "CodeReleases",
              "arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+:\\*",
              "a release is a version, whose number nobody knows before it is published"),
          argued(
              "Ask",
              "arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]+:\\*",
              "the same, in the account of a guarded function"),
          argued("Measure", "\\*", "as CodeMetrics, in the account of a guarded function"),
          argued(
              "CodeMetrics", "\\*", "CloudWatch knows no resource that metrics could be read of"),
          argued("PlatformTraces", "\\*", "X-Ray knows no resource that segments could belong to"),
          argued(
              "PlatformStream",
              "arn:aws:dynamodb:[a-z0-9-]+:\\d{12}:table/[a-z-]+/stream/\\*",
              "a stream is named by the time at which it was made"));

  /** What Lambda and Scheduler do with a role, by Sid; no code of ours calls it. */
  static final Map<String, Set<String>> PLATFORM =
      Map.of(
          "PlatformLogs", Set.of("logs:CreateLogStream", "logs:PutLogEvents"),
          "PlatformFailures", Set.of("sqs:SendMessage"),
          "PlatformTraces", Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"),
          "PlatformStream",
              Set.of(
                  "dynamodb:DescribeStream",
                  "dynamodb:GetRecords",
                  "dynamodb:GetShardIterator",
                  "dynamodb:ListStreams"));

  /** What a service does with the caller's own rights: by action, the calls that it does so for. */
  static final Map<String, Set<String>> ON_BEHALF =
      Map.of(
          "kms:Decrypt",
          Set.of("ssm:GetParameter", "secretsmanager:GetSecretValue", "dynamodb:GetItem"));

  /** Roles that no function has, by name without the guardian's: what each Sid is for. */
  static final Map<String, Map<String, Set<String>>> OTHER_ROLES =
      Map.of(
          "schedules",
          Map.of(
              "Invoke", Set.of("lambda:InvokeFunction"),
              "DeadLetters", Set.of("sqs:SendMessage")),
          "target",
          Map.of(
              "Steer", Set.of("lambda:GetAlias", "lambda:UpdateAlias"),
              "Ask", Set.of("lambda:InvokeFunction"),
              "Measure", Set.of("cloudwatch:GetMetricData")));

  private Grants() {}

  private static Map.Entry<String, Argued> argued(String sid, String resource, String why) {
    return entry(sid, new Argued(Pattern.compile(resource), why));
  }
}
