variable "name" {
  description = "The group's name; the role is called after it."
  type        = string
  nullable    = false
}

variable "schedules" {
  description = <<-EOT
    By name: what for, when (rate(...) or cron(...), in UTC), with what input (JSON), and whom: the alias' ARN, and the same as a
    text that is known before the alias is there, for the role's policy.
  EOT
  type = map(object({
    description = string
    expression  = string
    input       = string
    alias_arn   = string
    policy_arn  = string
  }))
  nullable = false

  validation {
    condition     = alltrue([for schedule in values(var.schedules) : can(regex("^(rate|cron)\\(.+\\)$", schedule.expression))])
    error_message = "schedules: found ${join(", ", values(var.schedules)[*].expression)}; expected of each rate(...) or cron(...)."
  }
}

variable "undelivered" {
  description = "The queue for what couldn't be handed over: its ARN, and the same as a text that is known beforehand."
  type = object({
    arn        = string
    policy_arn = string
  })
  nullable = false
}
