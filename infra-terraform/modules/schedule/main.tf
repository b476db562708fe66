# Schedules of one group, each invoking an alias with an input of its own, and the role that may do just that.

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  here      = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"
  group_arn = "arn:${data.aws_partition.this.partition}:scheduler:${local.here}:schedule-group/${var.name}"
}

resource "aws_scheduler_schedule_group" "this" {
  name = var.name
}

resource "aws_iam_role" "this" {
  name        = "${var.name}-schedules"
  description = "What the schedules of ${var.name} may do"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
      Condition = {
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.this.account_id
          "aws:SourceArn"     = local.group_arn # the group's: Scheduler names no single schedule here
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "invoke"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Invoke"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = distinct([for schedule in var.schedules : schedule.policy_arn])
      },
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [var.undelivered.policy_arn]
      },
    ]
  })
}

resource "aws_scheduler_schedule" "this" {
  for_each = var.schedules

  name        = each.key
  group_name  = aws_scheduler_schedule_group.this.name
  description = each.value.description

  schedule_expression          = each.value.expression
  schedule_expression_timezone = "UTC"
  flexible_time_window {
    mode = "OFF" # a tick that comes late is a canary that is judged late
  }

  target {
    arn      = each.value.alias_arn
    role_arn = aws_iam_role.this.arn
    input    = each.value.input

    # The next tick does what this one didn't, so there is no point in trying for long.
    retry_policy {
      maximum_retry_attempts       = 2
      maximum_event_age_in_seconds = 300
    }
    dead_letter_config {
      arn = var.undelivered.arn
    }
  }

  depends_on = [aws_iam_role_policy.this]
}
