# The guarded map, and what follows from it. The functions read it from Parameter Store, one parameter per repository:
# so none outgrows a parameter, and a change to one repository shows as just that in a plan.

locals {
  # As GuardedMap in functions/aws reads it: what isn't set isn't there. In HCL that takes a step per level.
  guarded = {
    for id, repository in var.guarded.repositories : id => {
      services = {
        for service, of in repository.services : service => {
          environments = {
            for name, environment in of.environments : name => {
              for key, value in merge(environment, {
                floor = environment.floor == null ? null : { for key, value in environment.floor : key => value if value != null }
              }) : key => value if value != null
            }
          }
        }
      }
    }
  }
  guarded_json = merge(
    { for id, repository in local.guarded : id => jsonencode(repository) },
    { roles = jsonencode(var.guarded.roles) },
  )

  targets = flatten([
    for repository in values(var.guarded.repositories) : [
      for service in values(repository.services) : [
        for environment in values(service.environments) : {
          arn     = environment.target
          account = split(":", environment.target)[4]
          role    = environment.role
        }
      ]
    ]
  ])
  # What this account's own roles may touch directly: without the alias, for so Lambda wants it in policies.
  own_targets   = distinct([for target in local.targets : join(":", slice(split(":", target.arn), 0, 7)) if target.role == null])
  roles_to_take = distinct([for target in local.targets : target.role if target.role != null])
}

resource "aws_ssm_parameter" "guarded" {
  for_each = local.guarded_json

  name           = "/${var.name}/guarded/${each.key}"
  description    = each.key == "roles" ? "Whose consent plans may ask for" : "What may be touched of repository ${each.key}"
  type           = "String"
  tier           = length(each.value) > 4096 ? "Advanced" : "Standard" # the larger one costs 5 cents a month
  insecure_value = each.value                                          # no secret: plans should show what changes

  lifecycle {
    precondition {
      condition     = length(each.value) <= 8192
      error_message = "guarded, ${each.key}: found ${length(each.value)} characters as JSON, expected at most 8192, which a parameter takes."
    }
    # About all targets, so said once: at the parameter that is there once.
    precondition {
      condition = each.key != "roles" || alltrue([
        for target in local.targets : target.role != null || target.account == local.account
      ])
      error_message = "guarded target: found one outside account ${local.account} without a role; expected role, the ARN that module target-role gives out there."
    }
  }
}
