variable "name" {
  description = "The role's name."
  type        = string
  default     = "deploy-guardian-target"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "name: found \"${var.name}\", expected at most 64 letters, digits and +=,.@_-."
  }
}

variable "guardian" {
  description = "Whose guardian it is: its account, and its name there."
  type = object({
    account_id = string
    name       = optional(string, "deploy-guardian")
  })
  nullable = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.guardian.account_id))
    error_message = "guardian.account_id: found \"${var.guardian.account_id}\", expected an AWS account's 12 digits."
  }
}

variable "external_id" {
  description = "What the guardian has to say on arrival: the same as externalId in its guarded map. It is no secret."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@:/_-]{2,1000}$", var.external_id))
    error_message = "external_id: found \"${var.external_id}\", expected 2 to 1000 letters, digits and +=,.@:/_-."
  }
}

variable "targets" {
  description = "The guarded Lambda aliases of this account, by ARN."
  type        = list(string)
  nullable    = false

  validation {
    condition = length(var.targets) > 0 && alltrue([
      for target in var.targets :
      can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{1,128}$", target))
    ])
    error_message = "targets: found ${join(", ", var.targets)}; expected Lambda aliases, arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS, at least one."
  }
}
