# Ten alarms of one metric each: as many as AWS gives away for good. Each says what it means, and has a heading of
# its own in docs/runbooks/monitoring.md; each speaks again when it is over.

locals {
  intake = var.functions["webhook-intake"]
  relay  = var.functions["event-relay"]
  canary = var.functions["canary-evaluation"]
  back   = var.functions["rollback"]

  alarms = {
    undelivered = {
      severity  = "critical"
      means     = "A rule or a schedule couldn't hand something over to its function. It waits in the queue ${var.queues["undelivered"]}."
      metric    = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName = var.queues["undelivered"] }]
      statistic = "Maximum"
      above     = 0
    }
    failed = {
      severity  = "critical"
      means     = "A function gave up on something after three attempts. It waits in the queue ${var.queues["failed"]}."
      metric    = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName = var.queues["failed"] }]
      statistic = "Maximum"
      above     = 0
    }
    dead-letters = {
      severity  = "warning"
      means     = "The relay put an event aside that the bus will never take. It is in the table, under DEADLETTER."
      metric    = ["DeployGuardian", "DeadLettered", { service = "event-relay" }]
      statistic = "Sum"
      above     = 0
    }
    relay-late = {
      severity  = "critical"
      means     = "What was decided reaches the bus more than a minute late: everything after it stands still."
      metric    = ["AWS/Lambda", "IteratorAge", { FunctionName = local.relay }]
      statistic = "Maximum"
      above     = 60000
      minutes   = 3
    }
    intake-broken = {
      severity  = "critical"
      means     = "GitHub's webhooks are answered with a failure: the function, its table or its secret is broken. They can be delivered again."
      metric    = ["AWS/Lambda", "Url5xxCount", { FunctionName = local.intake }]
      statistic = "Sum"
      above     = 0
      minutes   = 2
    }
    rollback-broken = {
      severity  = "critical"
      means     = "The rollback function itself ended with an error. Traffic may still be where it should not be."
      metric    = ["AWS/Lambda", "Errors", { FunctionName = local.back }]
      statistic = "Sum"
      above     = 0
    }
    rollback-failed = {
      severity  = "critical"
      means     = "A rollback failed: the traffic could not be brought back."
      metric    = ["DeployGuardian", "Events", { service = "notification", type = "RollbackFailed" }]
      statistic = "Sum"
      above     = 0
    }
    tick-stands-still = {
      severity  = "critical"
      means     = "No canary was judged for five minutes: the schedule doesn't tick, or its function can't be invoked."
      metric    = ["AWS/Lambda", "Invocations", { FunctionName = local.canary }]
      statistic = "Sum"
      below     = 1
      period    = 300
      missing   = "breaching" # a function that nobody invokes has no data
    }
    throttled = {
      severity  = "warning"
      means     = "Lambda refused invocations in this account and region: its concurrency is used up, by the guardian or by somebody else."
      metric    = ["AWS/Lambda", "Throttles", {}] # of the account: it is shared
      statistic = "Sum"
      above     = 0
      minutes   = 3
    }
    table-throttled = {
      severity  = "warning"
      means     = "The table refused writes: one key is too hot, or the account's limit is reached."
      metric    = ["AWS/DynamoDB", "WriteThrottleEvents", { TableName = var.table }]
      statistic = "Sum"
      above     = 0
      minutes   = 3
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "${each.value.means} What to do: ${var.runbooks}/monitoring.md#${each.key}"

  namespace   = each.value.metric[0]
  metric_name = each.value.metric[1]
  dimensions  = each.value.metric[2]
  statistic   = each.value.statistic
  period      = try(each.value.period, 60)

  # minutes: in that many of the last five.
  datapoints_to_alarm = try(each.value.minutes, 1)
  evaluation_periods  = can(each.value.minutes) ? 5 : 1
  comparison_operator = can(each.value.below) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = try(each.value.below, each.value.above)
  treat_missing_data  = try(each.value.missing, "notBreaching")

  alarm_actions = [local.topic_arns[each.value.severity]]
  ok_actions    = [local.topic_arns[each.value.severity]]

  depends_on = [aws_sns_topic_policy.this]
}
