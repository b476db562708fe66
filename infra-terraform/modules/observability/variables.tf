variable "name" {
  description = "The guardian's name: topics, alarms and the dashboard are called after it."
  type        = string
  nullable    = false
}

variable "functions" {
  description = "The functions' names on AWS, by their names here."
  type        = map(string)
  nullable    = false
}

variable "table" {
  description = "The table's name."
  type        = string
  nullable    = false
}

variable "queues" {
  description = "The names of the queues undelivered and failed."
  type        = map(string)
  nullable    = false
}

variable "alerts" {
  description = "E-mail addresses by severity, and the monthly budget in US dollars, or null."
  type = object({
    critical           = list(string)
    warning            = list(string)
    info               = list(string)
    monthly_budget_usd = optional(number)
  })
  nullable = false
}

variable "kms_key_arn" {
  description = "Your own key for the topics; its policy has to let cloudwatch.amazonaws.com and budgets.amazonaws.com use it."
  type        = string
  default     = null
}

variable "runbooks" {
  description = "Where the runbooks are: a path in the repository, or an address."
  type        = string
  default     = "docs/runbooks"
  nullable    = false
}

variable "emulator" {
  description = "Whether this goes to an emulator of AWS: see README.md of infra-terraform."
  type        = bool
  default     = false
  nullable    = false
}
