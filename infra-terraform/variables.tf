variable "name" {
  description = "What everything is called, and what its names begin with."
  type        = string
  default     = "deploy-guardian"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}[a-z0-9]$", var.name))
    error_message = "name: found \"${var.name}\", expected 3 to 32 small letters, digits and hyphens, a letter first."
  }
  validation {
    condition     = !startswith(var.name, "aws") && !startswith(var.name, "ssm")
    error_message = "name: found \"${var.name}\", expected one that doesn't begin with aws or ssm: SSM refuses such parameters."
  }
}

variable "mode" {
  description = "What a fresh table is in, until somebody switches it: observe-only, guarding or stopped."
  type        = string
  default     = "observe-only"
  nullable    = false

  validation {
    condition     = contains(["observe-only", "guarding", "stopped"], var.mode)
    error_message = "mode: found \"${var.mode}\", expected one of observe-only, guarding, stopped."
  }
}

variable "packages" {
  description = <<-EOT
    The functions' packages: <directory>/<function>.zip, and packages.json, which whatever builds or downloads them leaves
    there to say what they are.
    kind: native (an executable on provided.al2023) or jvm (Java 25 with SnapStart); by default what packages.json says.
    architecture: arm64 or x86_64; by default what packages.json says, and arm64 for jvm, which runs on both.
    directory: by default target/packages at the top of the checkout, where the scripts put them.
    A kind or an architecture that packages.json contradicts is refused; both are needed only where there is no such file.
  EOT
  type = object({
    kind         = optional(string)
    architecture = optional(string)
    directory    = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.packages.kind == null || contains(["native", "jvm"], coalesce(var.packages.kind, "-"))
    error_message = "packages.kind: found \"${coalesce(var.packages.kind, "-")}\", expected native or jvm."
  }
  validation {
    condition     = var.packages.architecture == null || contains(["arm64", "x86_64"], coalesce(var.packages.architecture, "-"))
    error_message = "packages.architecture: found \"${coalesce(var.packages.architecture, "-")}\", expected arm64 or x86_64."
  }
}

variable "github" {
  description = <<-EOT
    The GitHub App. Without one the guardian can't speak at GitHub: what would need it isn't done, and says so.
    app_id: the App's id or client id. app_login: its login, such as deploy-guardian[bot].
    api: the API of a GitHub Enterprise Server; by default https://api.github.com.
  EOT
  type = object({
    app_id    = optional(string)
    app_login = optional(string)
    api       = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = (var.github.app_id == null) == (var.github.app_login == null)
    error_message = "github: found one of app_id and app_login, expected both or none: an App must know its own words."
  }
  validation {
    condition     = var.github.app_id == null || can(regex("^[A-Za-z0-9._-]{1,100}$", var.github.app_id))
    error_message = "github.app_id: found \"${coalesce(var.github.app_id, "-")}\", expected the App's id or client id."
  }
  validation {
    condition     = var.github.app_login == null || can(regex("^[A-Za-z0-9-]{1,100}\\[bot\\]$", var.github.app_login))
    error_message = "github.app_login: found \"${coalesce(var.github.app_login, "-")}\", expected slug[bot]."
  }
  validation {
    condition     = var.github.api == null || can(regex("^https://[^@?#\\s]+$", var.github.api))
    error_message = "github.api: found something else, expected an https URL without credentials, query and fragment."
  }
}

variable "secrets" {
  description = <<-EOT
    Where the webhook's secret and the App's key are. Terraform never sees their values: put them there yourself.
    store: ssm (SecureString parameters, made by you) or secretsmanager (containers are made here, values by you).
    kms_key_arn: your own key, if you encrypt them with one.
  EOT
  type = object({
    store       = optional(string, "ssm")
    kms_key_arn = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["ssm", "secretsmanager"], var.secrets.store)
    error_message = "secrets.store: found \"${var.secrets.store}\", expected ssm or secretsmanager."
  }
  validation {
    condition     = var.secrets.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[^:]+:[0-9]{12}:key/", var.secrets.kms_key_arn))
    error_message = "secrets.kms_key_arn: found \"${coalesce(var.secrets.kms_key_arn, "-")}\", expected a key's ARN (not an alias')."
  }
}

variable "guarded" {
  description = <<-EOT
    What the guardian may touch; what isn't named here is left alone.
    repositories: by GitHub's numeric id; services by the deployment's name of them ("default" if it names none);
    environments by GitHub's name. Each has a target, the ARN of a Lambda alias; for one in another account also the
    role to assume there (module target-role makes it) and its external id.
    roles: whose consent plans may ask for: a role, and the GitHub team (organisation/slug) that holds it.
  EOT
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
    roles = optional(map(string), {})
  })
  nullable = false

  validation {
    condition     = length(var.guarded.repositories) > 0
    error_message = "guarded.repositories: found none, expected at least one: an empty map guards nothing by mistake."
  }
  validation {
    condition     = alltrue([for id in keys(var.guarded.repositories) : can(regex("^[1-9][0-9]{0,17}$", id))])
    error_message = "guarded.repositories: found ${join(", ", keys(var.guarded.repositories))}, expected GitHub's numeric ids."
  }
  validation {
    condition = alltrue([
      for repository in values(var.guarded.repositories) : length(repository.services) > 0 && alltrue([
        for service in values(repository.services) : length(service.environments) > 0
      ])
    ])
    error_message = "guarded.repositories: found one without services or environments, expected at least one of each."
  }
  validation {
    condition = alltrue(flatten([
      for repository in values(var.guarded.repositories) : [
        for service in values(repository.services) : [
          for environment in values(service.environments) :
          can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}:[A-Za-z0-9_-]{1,128}$", environment.target)) &&
          !can(regex(":[0-9]+$", environment.target))
        ]
      ]
    ]))
    error_message = "guarded target: found ${join(", ", flatten([
      for repository in values(var.guarded.repositories) : [
        for service in values(repository.services) : values(service.environments)[*].target
      ]
    ]))}; expected of each a Lambda alias, arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS."
  }
  validation {
    condition = alltrue(flatten([
      for repository in values(var.guarded.repositories) : [
        for service in values(repository.services) : [
          for environment in values(service.environments) : environment.role == null
          ? environment.externalId == null
          : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", environment.role))
        ]
      ]
    ]))
    error_message = "guarded role: found none beside an externalId, or no role's ARN; expected arn:aws:iam::ACCOUNT:role/NAME."
  }
  validation {
    condition = alltrue(flatten([
      for repository in values(var.guarded.repositories) : [
        for service in values(repository.services) : [
          for environment in values(service.environments) :
          environment.url == null || can(regex("^https?://.*\\{artifact\\}", environment.url))
        ]
      ]
    ]))
    error_message = "guarded url: found one without {artifact} in it, expected https://...{artifact}...: else each release is asked at the same place."
  }
  validation {
    condition     = alltrue([for team in values(var.guarded.roles) : can(regex("^[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}$", team))])
    error_message = "guarded.roles: found ${join(", ", values(var.guarded.roles))}; expected of each a GitHub team, organisation/slug."
  }
}

variable "bypasses" {
  description = <<-EOT
    Where the secrets of protected releases are, by repository id and by the name that its plan uses:
    { "4711" = { "shop-bypass" = "ssm:/shop/bypass" } }
  EOT
  type        = map(map(string))
  default     = {}
  nullable    = false

  validation {
    condition = alltrue(flatten([
      for named in values(var.bypasses) : [
        for reference in values(named) : can(regex("^(ssm|secretsmanager):[A-Za-z0-9_./+=@:#-]+$", reference))
      ]
    ]))
    error_message = "bypasses: found a value of another form, expected ssm:<parameter> or secretsmanager:<name or ARN>[#<key>], never the secret itself."
  }
  validation {
    condition     = alltrue([for id in keys(var.bypasses) : can(regex("^[1-9][0-9]{0,17}$", id))])
    error_message = "bypasses: found ${join(", ", keys(var.bypasses))}, expected GitHub's numeric ids of repositories."
  }
}

variable "alerts" {
  description = <<-EOT
    Who hears of what, by e-mail; each address is asked for its consent by AWS first.
    critical: somebody has to act now. warning: somebody has to look today. info: good to know.
    monthly_budget_usd: warn when the whole account's bill is forecast to exceed it; null for no budget.
  EOT
  type = object({
    critical           = optional(list(string), [])
    warning            = optional(list(string), [])
    info               = optional(list(string), [])
    monthly_budget_usd = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for address in concat(var.alerts.critical, var.alerts.warning, var.alerts.info) : can(regex("^[^@\\s]+@[^@\\s]+$", address))
    ])
    error_message = "alerts: found ${join(", ", concat(var.alerts.critical, var.alerts.warning, var.alerts.info))}; expected e-mail addresses."
  }
  validation {
    condition     = try(var.alerts.monthly_budget_usd > 0, var.alerts.monthly_budget_usd == null)
    error_message = "alerts.monthly_budget_usd: found something else, expected a positive number, or null for no budget."
  }
}

variable "observability" {
  description = <<-EOT
    log_days, archive_days: for how long logs and the bus' archive of events are kept.
    traces: who takes spans over OTLP, nobody by default. endpoint: its address. headers: whether it is
    opened by headers, which are then a secret of their own, traces-headers (docs/reference/observability.md).
    sampled: the share of rollouts that is traced, there and with X-Ray.
  EOT
  type = object({
    log_days     = optional(number, 30)
    archive_days = optional(number, 30)
    traces = optional(object({
      endpoint = optional(string)
      headers  = optional(bool, false)
      sampled  = optional(number, 0.1)
    }), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.observability.log_days)
    error_message = "observability.log_days: found ${var.observability.log_days}, expected one that CloudWatch takes, such as 7, 14, 30, 90 or 365."
  }
  validation {
    condition     = var.observability.archive_days >= 1 && floor(var.observability.archive_days) == var.observability.archive_days
    error_message = "observability.archive_days: found ${var.observability.archive_days}, expected a whole number from 1."
  }
  validation {
    # No more than the functions take: with anything else they don't start. On loopback a collector may run as an extension.
    condition = var.observability.traces.endpoint == null || can(regex(join("", [
      "^(https://(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|[0-9]{1,3}(\\.[0-9]{1,3}){3})",
      "|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$",
    ]), var.observability.traces.endpoint))
    error_message = "observability.traces.endpoint: found something else, expected an https URL, such as https://collector.example, or http on localhost."
  }
  validation {
    condition     = var.observability.traces.endpoint != null || !var.observability.traces.headers
    error_message = "observability.traces.headers: found true without an endpoint, expected one beside it."
  }
  validation {
    # As text, which is what the functions read: 1/3 has more digits than they take.
    condition     = can(regex("^(0(\\.[0-9]{1,9})?|1)$", tostring(var.observability.traces.sampled)))
    error_message = "observability.traces.sampled: found ${var.observability.traces.sampled}, expected a share from 0 to 1 with at most nine decimals."
  }
}

variable "protection" {
  description = <<-EOT
    deletion: whether the table refuses to be deleted. Switch it off, apply, and only then destroy.
    kms_key_arn: your own key for the table and the topics; by default the table has AWS' own one. Its policy has to let
    cloudwatch.amazonaws.com and budgets.amazonaws.com use it for the topics.
    aliases: who moves the functions' aliases to a new version: terraform, or guardian, which then guards its own
    functions (docs/how-to/guard-the-guardian.md says how to change it later).
  EOT
  type = object({
    deletion    = optional(bool, true)
    kms_key_arn = optional(string)
    aliases     = optional(string, "terraform")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.protection.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[^:]+:[0-9]{12}:key/", var.protection.kms_key_arn))
    error_message = "protection.kms_key_arn: found \"${coalesce(var.protection.kms_key_arn, "-")}\", expected a key's ARN (not an alias')."
  }
  validation {
    condition     = contains(["terraform", "guardian"], var.protection.aliases)
    error_message = "protection.aliases: found \"${var.protection.aliases}\", expected terraform or guardian."
  }
}

variable "functions" {
  description = <<-EOT
    What functions.tf says otherwise of a function: { rollback = { memory = 1024, concurrency = 5 } }.
    memory in MB, timeout in seconds, concurrency reserved for it (null: it shares the account's).
  EOT
  type = map(object({
    memory      = optional(number)
    timeout     = optional(number)
    concurrency = optional(number)
  }))
  default  = {}
  nullable = false

  validation {
    # By name, because local.roster isn't known while another variable is wrong.
    condition = length(setsubtract(keys(var.functions), [
      "webhook-intake", "event-relay", "readiness-gate", "smoke-test", "canary-evaluation", "rollback", "scheduled-audit", "notification"
    ])) == 0
    error_message = "functions: found ${join(", ", keys(var.functions))}; expected names of functions, such as rollback or smoke-test."
  }
}

variable "emulator" {
  description = "Whether this goes to an emulator of AWS, such as moto: leaves out what emulators lack (README.md lists it)."
  type        = bool
  default     = false
  nullable    = false
}
