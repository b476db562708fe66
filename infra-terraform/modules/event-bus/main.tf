# The bus, its archive, and the two queues for what got lost on the way.

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  partition = data.aws_partition.this.partition
  here      = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"

  queues = {
    undelivered = "What a rule or a schedule could not hand over to its function"
    failed      = "What a function was handed and did not manage"
  }
  # Rules leave their dead letters themselves. Schedules and functions do so by their roles. What is on this bus is ours;
  # on AWS' own bus anybody in the account may have rules, so those are named one by one.
  rules = concat(
    ["arn:${local.partition}:events:${local.here}:rule/${var.name}/*"],
    [for rule in var.rules_on_default_bus : "arn:${local.partition}:events:${local.here}:rule/${rule}"],
  )
  policies = {
    undelivered = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Sid       = "RulesLeaveTheirDeadLetters"
        Effect    = "Allow"
        Action    = "sqs:SendMessage"
        Principal = { Service = "events.amazonaws.com" }
        Resource  = "arn:${local.partition}:sqs:${local.here}:${var.name}-undelivered"
        Condition = { ArnLike = { "aws:SourceArn" = local.rules } }
      }]
    })
  }
}

resource "aws_cloudwatch_event_bus" "this" {
  name = var.name
}

# What was told can be told again: see the output archive_arn.
resource "aws_cloudwatch_event_archive" "this" {
  name             = var.name
  description      = "Everything that was on the bus ${var.name}"
  event_source_arn = aws_cloudwatch_event_bus.this.arn
  retention_days   = var.archive_days
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues

  name                      = "${var.name}-${each.key}"
  message_retention_seconds = 14 * 24 * 60 * 60 # as long as SQS can
  sqs_managed_sse_enabled   = true
  policy                    = lookup(local.policies, each.key, null)

  tags = { purpose = each.value }
}
