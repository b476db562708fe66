# The bus, its archive, and the two queues for what got lost on the way.

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  arn_tail = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"
  rules_on = {
    own     = "arn:${data.aws_partition.this.partition}:events:${local.arn_tail}:rule/${var.name}/${var.name}-*"
    default = "arn:${data.aws_partition.this.partition}:events:${local.arn_tail}:rule/${var.name}-*"
  }
  queues = {
    undelivered = "What a rule or a schedule couldn't hand over to its function"
    failed      = "What a function was handed and didn't manage"
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
  message_retention_seconds = 14 * 24 * 60 * 60 # as long as SQS can: longer than anybody's holidays should be
  sqs_managed_sse_enabled   = true

  tags = { purpose = each.value }
}

# Rules send their dead letters themselves, on either bus. Schedules and functions do so by their roles.
resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.this["undelivered"].url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "RulesLeaveTheirDeadLetters"
      Effect    = "Allow"
      Action    = "sqs:SendMessage"
      Principal = { Service = "events.amazonaws.com" }
      Resource  = aws_sqs_queue.this["undelivered"].arn
      Condition = { ArnLike = { "aws:SourceArn" = values(local.rules_on) } }
    }]
  })
}
