# Rules and schedules are what ../events says. Adding a file there deploys it; nothing here has to change.

locals {
  events = "${path.module}/../events"

  rules = {
    for file in fileset("${local.events}/rules", "*.json") :
    trimsuffix(file, ".json") => jsondecode(file("${local.events}/rules/${file}"))
  }
  schedules = {
    for file in fileset("${local.events}/schedules", "*.json") :
    trimsuffix(file, ".json") => jsondecode(file("${local.events}/schedules/${file}"))
  }
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.rules

  name           = "${var.name}-${each.key}"
  description    = each.value.description
  event_bus_name = each.value.bus == "guardian" ? module.event_bus.name : "default" # AWS' own events come there
  event_pattern  = jsonencode(each.value.pattern)

  lifecycle {
    precondition {
      condition     = contains(keys(local.functions), each.value.function)
      error_message = "events/rules/${each.key}.json: function: found ${each.value.function}, expected one of ${join(", ", keys(local.functions))}."
    }
    precondition {
      condition     = contains(["guardian", "default"], each.value.bus)
      error_message = "events/rules/${each.key}.json: bus: found ${each.value.bus}, expected guardian or default."
    }
  }
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = local.rules

  rule           = aws_cloudwatch_event_rule.this[each.key].name
  event_bus_name = aws_cloudwatch_event_rule.this[each.key].event_bus_name
  target_id      = each.value.function
  arn            = module.function[each.value.function].alias_arn

  # An hour, for what EventBridge can't hand over. What comes later than that, the ticks have taken up by themselves.
  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 30
  }
  dead_letter_config {
    arn = module.event_bus.queues["undelivered"].arn
  }
}

resource "aws_lambda_permission" "rule" {
  for_each = local.rules

  statement_id  = "Rule-${each.key}"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = join("/", concat([local.arn.rule], each.value.bus == "guardian" ? [var.name] : [], ["${var.name}-${each.key}"]))
  function_name = module.function[each.value.function].name
  qualifier     = module.function[each.value.function].alias
}

module "schedule" {
  source = "./modules/schedule"

  name = var.name
  schedules = {
    for name, schedule in local.schedules : name => {
      description = schedule.description
      expression  = schedule.schedule
      input       = jsonencode(schedule.input)
      alias_arn   = module.function[schedule.function].alias_arn
      policy_arn  = "${local.arn.function}:${var.name}-${schedule.function}:live"
    }
  }
  undelivered = {
    arn        = module.event_bus.queues["undelivered"].arn
    policy_arn = local.arn.undelivered
  }
}
