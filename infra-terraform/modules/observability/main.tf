# Who hears of what: a topic per severity, and the budget. Alarms are in alarms.tf, what they are about in dashboard.tf.

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  here = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"

  topics = {
    critical = "Somebody has to act now"
    warning  = "Somebody has to look today"
    info     = "Good to know"
  }
  # Computed rather than read from the topics: so a plan shows who tells whom.
  topic_arns = {
    for severity in keys(local.topics) : severity => "arn:${data.aws_partition.this.partition}:sns:${local.here}:${var.name}-${severity}"
  }
  addresses = {
    critical = var.alerts.critical
    warning  = var.alerts.warning
    info     = var.alerts.info
  }
  subscriptions = merge([
    for severity, addresses in local.addresses : {
      for address in addresses : "${severity} ${address}" => { severity = severity, address = address }
    }
  ]...)

  has_budget = var.alerts.monthly_budget_usd != null && !var.emulator
  budget     = { actual = "info", forecast = "warning" }

  # Each topic lets in who has something to tell it, and nobody else.
  senders = {
    for severity in keys(local.topics) : severity => concat(
      contains(values(local.alarms)[*].severity, severity) ? [{ sid = "AlarmsOfThisAccount", service = "cloudwatch.amazonaws.com" }] : [],
      local.has_budget && contains(values(local.budget), severity) ? [{ sid = "BudgetsOfThisAccount", service = "budgets.amazonaws.com" }] : [],
    )
  }
}

# Encrypted with your own key or not at all: with AWS' managed one (alias/aws/sns), CloudWatch may not publish, and an
# alarm that nobody hears is worse than one that a disk of AWS' could be read for.
resource "aws_sns_topic" "this" {
  for_each = local.topics

  name              = "${var.name}-${each.key}"
  display_name      = "${var.name} ${each.key}: ${each.value}"
  kms_master_key_id = var.kms_key_arn
}

# A topic that nobody tells anything has the policy that AWS gives it, which lets in its owner alone.
resource "aws_sns_topic_policy" "this" {
  for_each = { for severity, senders in local.senders : severity => senders if length(senders) > 0 }

  arn = aws_sns_topic.this[each.key].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for sender in each.value : {
      Sid       = sender.sid
      Effect    = "Allow"
      Action    = "sns:Publish"
      Principal = { Service = sender.service }
      Resource  = local.topic_arns[each.key]
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.this.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = local.subscriptions

  topic_arn = aws_sns_topic.this[each.value.severity].arn
  protocol  = "email"
  endpoint  = each.value.address
}

# Of the whole account: a part of it could only be told by tags that somebody activated for billing.
resource "aws_budgets_budget" "monthly" {
  count = local.has_budget ? 1 : 0

  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.alerts.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    notification_type         = "ACTUAL"
    comparison_operator       = "GREATER_THAN"
    threshold                 = 80
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [local.topic_arns[local.budget.actual]]
  }
  notification {
    notification_type         = "FORECASTED"
    comparison_operator       = "GREATER_THAN"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [local.topic_arns[local.budget.forecast]]
  }

  depends_on = [aws_sns_topic_policy.this]
}
