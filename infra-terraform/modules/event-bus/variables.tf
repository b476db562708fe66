variable "name" {
  description = "The bus' name; the archive and the queues are called after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,48}$", var.name)) && var.name != "default"
    error_message = "name: found \"${var.name}\", expected at most 48 letters, digits, dots, hyphens and underscores, and not AWS' own \"default\"."
  }
}

variable "archive_days" {
  description = "For how many days events can be replayed."
  type        = number
  default     = 30
  nullable    = false
}

variable "rules_on_default_bus" {
  description = "The names of the rules on AWS' own bus that leave their dead letters here, too."
  type        = list(string)
  default     = []
  nullable    = false
}
