variable "name" {
  description = "The function's name; its role and log group are called after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,64}$", var.name))
    error_message = "name: found \"${var.name}\", expected at most 64 letters, digits, hyphens and underscores."
  }
}

variable "description" {
  description = "What it does, in a sentence; shown in the AWS console."
  type        = string
  nullable    = false
}

variable "package" {
  description = <<-EOT
    Its zip file, what is in there (native or jvm), the handler of the jvm kind, what it was built for, and who switches
    the alias to a new version: terraform, or guardian.
  EOT
  type = object({
    file         = string
    kind         = string
    handler      = string
    architecture = string
    switched_by  = optional(string, "terraform")
  })
  nullable = false

  validation {
    condition     = contains(["native", "jvm"], var.package.kind)
    error_message = "package.kind: found \"${var.package.kind}\", expected native or jvm."
  }
}

variable "limits" {
  description = "Memory in MB, timeout in seconds, and the concurrency that is reserved for it (null: it shares the account's)."
  type = object({
    memory      = number
    timeout     = number
    concurrency = optional(number)
  })
  nullable = false

  validation {
    condition     = var.limits.memory >= 128 && var.limits.memory <= 10240
    error_message = "limits.memory: found ${var.limits.memory}, expected 128 to 10240 MB."
  }
  validation {
    condition     = var.limits.timeout >= 1 && var.limits.timeout <= 900
    error_message = "limits.timeout: found ${var.limits.timeout}, expected 1 to 900 seconds."
  }
  validation {
    condition     = try(var.limits.concurrency >= 0, var.limits.concurrency == null)
    error_message = "limits.concurrency: found less than 0, expected 0 or more, or null to share the account's."
  }
}

variable "environment" {
  description = "Its environment variables. Secrets don't belong here: say where they are."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "policies" {
  description = "What its code may do: by purpose, an inline policy as JSON."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "failures" {
  description = <<-EOT
    The queue for what it didn't manage: asynchronous invocations and records of its stream. Its ARN, and the same as a
    text that is known before the queue is there, for the role's policy.
  EOT
  type = object({
    arn        = string
    policy_arn = string
  })
  nullable = false
}

variable "log_days" {
  description = "For how many days its log is kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "url" {
  description = "Whether it answers the internet at an address of its own, without AWS' authentication."
  type        = bool
  default     = false
  nullable    = false
}

variable "stream" {
  description = "The DynamoDB stream it reads, if it reads one: its ARN, and a pattern for that, for the role's policy."
  type = object({
    arn        = string
    policy_arn = string
  })
  default = null
}

variable "emulator" {
  description = "Whether this goes to an emulator of AWS: see README.md of infra-terraform."
  type        = bool
  default     = false
  nullable    = false
}
