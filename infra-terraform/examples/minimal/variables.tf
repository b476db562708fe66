variable "repository" {
  description = "GitHub's numeric id of the repository that deploys the function: gh api repos/OWNER/NAME --jq .id"
  type        = string
  default     = "4711"
}

variable "service" {
  description = "What the repository's deployments call the service: payload.service, or default where they name none."
  type        = string
  default     = "default"
}

variable "function" {
  description = "The function to guard, by name; its traffic is ruled by its alias live."
  type        = string
  default     = "shop"
}

variable "github" {
  description = "The GitHub App: app_id and app_login. Without one the guardian can't speak at GitHub."
  type = object({
    app_id    = optional(string)
    app_login = optional(string)
  })
  default = {}
}

variable "packages" {
  description = "The functions' packages, where they aren't in target/packages or came without packages.json. See the module."
  type = object({
    kind         = optional(string)
    architecture = optional(string)
    directory    = optional(string)
  })
  default = {}
}

variable "alerts" {
  description = "E-mail addresses by severity, and the account's monthly budget in US dollars. Without them alarms ring unheard."
  type = object({
    critical           = optional(list(string))
    warning            = optional(list(string))
    info               = optional(list(string))
    monthly_budget_usd = optional(number)
  })
  default = {}
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted. Never on an emulator."
  type        = bool
  default     = true
}

variable "emulator" {
  description = "Whether this goes to an emulator of AWS. The emulator's address comes from AWS_ENDPOINT_URL."
  type        = bool
  default     = false
}
