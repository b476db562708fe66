variable "environment" {
  description = "What this deployment is for; goes into the tags."
  type        = string
}

variable "account_id" {
  description = "The account it belongs into."
  type        = string
}

variable "name" {
  description = "What everything is called."
  type        = string
  default     = "deploy-guardian"
}

variable "mode" {
  description = "What a fresh table is in: observe-only, guarding or stopped."
  type        = string
  default     = "observe-only"
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

variable "github" {
  description = "The GitHub App: app_id and app_login; api for a GitHub Enterprise Server. Leave it out until its key is in the store."
  type = object({
    app_id    = optional(string)
    app_login = optional(string)
    api       = optional(string)
  })
  default = {}
}

variable "guarded" {
  description = "What the guardian may touch. The module's variable has the same form, and checks it."
  type = object({
    repositories = map(object({
      services = map(object({
        environments = map(object({
          target        = string
          role          = optional(string)
          externalId    = optional(string)
          url           = optional(string)
          privateProbes = optional(bool)
          floor = optional(object({
            soak        = optional(string)
            firstWeight = optional(number)
            tier        = optional(string)
          }))
        }))
      }))
    }))
    roles = optional(map(string))
  })
}

variable "bypasses" {
  description = "Where the secrets of protected releases are, by repository id and name."
  type        = map(map(string))
  default     = {}
}

variable "alerts" {
  description = "E-mail addresses by severity, and the account's monthly budget in US dollars."
  type = object({
    critical           = optional(list(string))
    warning            = optional(list(string))
    info               = optional(list(string))
    monthly_budget_usd = optional(number)
  })
  default = {}
}

variable "functions" {
  description = "What is to be otherwise for some functions: memory, timeout, concurrency."
  type = map(object({
    memory      = optional(number)
    timeout     = optional(number)
    concurrency = optional(number)
  }))
  default = {}
}

variable "traces" {
  description = "Who takes spans over OTLP: endpoint, headers, sampled. See the module's observability."
  type = object({
    endpoint = optional(string)
    headers  = optional(bool)
    sampled  = optional(number)
  })
  default = {}
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted."
  type        = bool
  default     = true
}

variable "emulator" {
  description = "Whether this goes to an emulator of AWS. The emulator's address comes from AWS_ENDPOINT_URL."
  type        = bool
  default     = false
}
