# What a plan promises, without an AWS: scripts/terraform -chdir=infra-terraform test
# A run takes seconds, because each loads the provider: so one run holds many promises, a comment above each.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
}

variables {
  packages = { directory = "tests/packages" } # empty archives, which packages.json calls native ones
  github   = { app_id = "12345", app_login = "deploy-guardian[bot]" }
  guarded = {
    repositories = {
      "4711" = { services = { shop = { environments = {
        production = {
          target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
          floor  = { soak = "PT10M" }
        }
      } } } }
    }
    roles = { tech_lead = "example-org/tech-leads" }
  }
}

run "a_guardian_with_usual_settings" {
  command = plan

  # each file of events is deployed
  assert {
    condition     = toset(keys(output.rules)) == toset([for file in fileset("../events/rules", "*.json") : trimsuffix(file, ".json")])
    error_message = "rules: found ${join(", ", keys(output.rules))}, expected one per file of events/rules"
  }
  assert {
    condition     = toset(output.schedules.names) == toset([for file in fileset("../events/schedules", "*.json") : trimsuffix(file, ".json")])
    error_message = "schedules: found ${join(", ", output.schedules.names)}, expected one per file of events/schedules"
  }
  assert {
    condition     = length(output.rules) > 0 && length(output.schedules.names) > 0
    error_message = "found no rule or no schedule"
  }

  # nobody sleeps for 14 days: a JVM's snapshot would be gone, and the invocation that is refused could be a rollback
  assert {
    condition     = toset(keys(local.functions)) == toset([for schedule in local.schedules : schedule.function])
    error_message = "found a function without a schedule: ${join(", ", setsubtract(keys(local.functions), [for schedule in local.schedules : schedule.function]))}"
  }

  # a rule is on the bus that its file names
  assert {
    condition = alltrue([
      for key, rule in aws_cloudwatch_event_rule.this :
      rule.event_bus_name == (local.rules[key].bus == "guardian" ? "deploy-guardian" : "default")
    ])
    error_message = "found a rule on another bus than its file says"
  }

  # no rule loses an event
  assert {
    condition = alltrue([
      for target in aws_cloudwatch_event_target.this :
      length(target.dead_letter_config) == 1 && target.retry_policy[0].maximum_event_age_in_seconds >= 600
    ])
    error_message = "found a rule without dead letters or with less than ten minutes of retries"
  }
  assert {
    condition     = length(aws_cloudwatch_event_target.this) == length(aws_cloudwatch_event_rule.this)
    error_message = "found a rule without a target"
  }
  assert {
    condition     = alltrue([for key, permission in aws_lambda_permission.rule : permission.qualifier == "live"])
    error_message = "found a rule that may invoke something else than the alias live"
  }

  assert {
    condition = alltrue([
      for key, permission in aws_lambda_permission.rule :
      permission.source_arn == "arn:aws:events:eu-central-1:111122223333:rule/deploy-guardian/deploy-guardian-${key}"
      if local.rules[key].bus == "guardian"
    ])
    error_message = "found a function that lets in something else than the one rule"
  }

  # each function is invoked by its alias
  assert {
    condition     = alltrue([for function in module.function : function.alias == "live"])
    error_message = "found a function without the alias live"
  }
  assert {
    condition     = alltrue([for key, function in module.function : function.log_group == "/aws/lambda/deploy-guardian-${key}"])
    error_message = "found a function with another log group than Lambda writes to"
  }
  assert {
    condition     = length(module.function) == 8
    error_message = "found ${length(module.function)} functions, expected 8"
  }

  # what the packages are is said by the file beside them
  assert {
    condition     = module.packages.kind == "native" && module.packages.architecture == "arm64" && local.memory_factor == 1
    error_message = "found packages of the kind ${module.packages.kind} for ${module.packages.architecture}, expected native ones for arm64"
  }

  # a fresh guardian only observes
  assert {
    condition = alltrue([
      for key in ["readiness-gate", "smoke-test", "canary-evaluation", "rollback", "notification"] :
      local.functions[key].told.GUARDIAN_MODE == "observe-only"
    ])
    error_message = "found a function that is told another mode than observe-only"
  }

  # rights have resources
  assert {
    condition = alltrue(flatten([
      for function, policies in local.policies : [
        for purpose, statements in policies : [
          for statement in statements : !contains(statement.Resource, "*") || statement.Sid == "CodeMetrics"
        ]
      ]
    ]))
    error_message = "found a statement on everything; only CloudWatch's metrics have no resources"
  }
  assert {
    condition = alltrue(flatten([
      for policies in values(local.policies) : [
        for statements in values(policies) : [for statement in statements : [for action in statement.Action : !strcontains(action, "*")]]
      ]
    ]))
    error_message = "found a wildcard among the actions"
  }
  assert {
    condition     = alltrue(flatten([for policies in values(local.policies) : [for statements in values(policies) : length(statements) > 0]]))
    error_message = "found a policy without statements, which IAM refuses"
  }

  # only three touch targets
  assert {
    condition     = toset([for function, policies in local.policies : function if contains(keys(policies), "targets")]) == toset(["smoke-test", "canary-evaluation", "rollback"])
    error_message = "found other functions with rights on targets"
  }
  assert {
    condition = flatten([for statement in local.policies["rollback"].targets : statement.Resource if statement.Sid == "CodeReleases"]) == [
      "arn:aws:lambda:eu-central-1:111122223333:function:shop:*"
    ]
    error_message = "found other releases than those of the guarded function"
  }

  # only the relay tells the bus
  assert {
    condition     = [for function, policies in local.policies : function if contains(keys(policies), "events")] == ["event-relay"]
    error_message = "found another function that may put events"
  }

  # the guarded map says nothing that nobody set
  assert {
    condition = aws_ssm_parameter.guarded["4711"].insecure_value == jsonencode({ services = { shop = { environments = { production = {
      floor  = { soak = "PT10M" }
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } })
    error_message = "guarded map: found ${aws_ssm_parameter.guarded["4711"].insecure_value}"
  }
  assert {
    condition     = jsondecode(aws_ssm_parameter.guarded["roles"].insecure_value) == { tech_lead = "example-org/tech-leads" }
    error_message = "roles: found ${aws_ssm_parameter.guarded["roles"].insecure_value}"
  }

  # alarms stay within what is free
  assert {
    condition     = length(output.alarms) <= 10
    error_message = "found ${length(output.alarms)} alarms, expected at most 10"
  }
}

run "a_jvm_gets_twice_the_memory" {
  command = plan

  variables {
    emulator = true # the java25 that it gets on AWS is unknown to the oldest provider that is supported
  }
  override_module {
    target  = module.packages
    outputs = { directory = "tests/packages", kind = "jvm", architecture = "arm64" }
  }

  assert {
    condition     = local.memory_factor == 2
    error_message = "found ${local.memory_factor} times the memory of an executable, expected 2"
  }
}

# What comes from the modules comes after their resources. EventBridge takes events for a bus that isn't there, and drops them.
run "no_function_runs_before_its_table_and_its_bus_are_there" {
  command = plan

  override_module {
    target = module.event_bus
    outputs = {
      name        = "the-modules-bus"
      arn         = "arn:aws:events:eu-central-1:111122223333:event-bus/the-modules-bus"
      archive_arn = "arn:aws:events:eu-central-1:111122223333:archive/the-modules-bus"
      queues = {
        undelivered = { name = "undelivered", arn = "arn:aws:sqs:eu-central-1:111122223333:undelivered", url = "https://sqs.example/undelivered" }
        failed      = { name = "failed", arn = "arn:aws:sqs:eu-central-1:111122223333:failed", url = "https://sqs.example/failed" }
      }
    }
  }
  override_module {
    target = module.state_table
    outputs = {
      name       = "the-modules-table"
      arn        = "arn:aws:dynamodb:eu-central-1:111122223333:table/the-modules-table"
      stream_arn = "arn:aws:dynamodb:eu-central-1:111122223333:table/the-modules-table/stream/now"
    }
  }

  assert {
    condition     = local.functions["event-relay"].told.GUARDIAN_BUS == "the-modules-bus"
    error_message = "event-relay: found ${local.functions["event-relay"].told.GUARDIAN_BUS}, expected what the bus itself is called"
  }
  assert {
    condition     = alltrue([for function in local.functions : function.told.GUARDIAN_TABLE == "the-modules-table"])
    error_message = "found a function that doesn't wait for the table"
  }
}

run "a_target_elsewhere_is_reached_by_its_role_only" {
  command = plan

  variables {
    guarded = {
      repositories = {
        "4711" = { services = { shop = { environments = { production = {
          target     = "arn:aws:lambda:eu-central-1:999999999999:function:shop:live"
          role       = "arn:aws:iam::999999999999:role/deploy-guardian-target"
          externalId = "guardian"
        } } } } }
      }
    }
  }

  assert {
    condition     = [for statement in local.policies["rollback"].targets : statement.Sid] == ["CodeRoles"]
    error_message = "found rights on a function of another account, expected sts:AssumeRole only"
  }
  assert {
    condition     = jsondecode(aws_ssm_parameter.guarded["4711"].insecure_value).services.shop.environments.production.externalId == "guardian"
    error_message = "found no external id in the guarded map"
  }
}

run "without_an_app_nobody_may_read_its_key" {
  command = plan

  variables {
    github = {}
  }

  assert {
    condition = length(flatten([
      for policies in values(local.policies) : [
        for statements in values(policies) : [for statement in statements : statement.Sid if statement.Sid == "CodeAppKey"]
      ]
    ])) == 0
    error_message = "found a function that may read a key that isn't there"
  }
  assert {
    condition     = !contains(keys(local.functions["notification"].told), "GITHUB_APP_ID")
    error_message = "found an App that nobody set"
  }
}

run "secrets_may_be_in_secrets_manager" {
  command = plan

  variables {
    secrets = { store = "secretsmanager", kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/5c2f9a3e" }
  }

  assert {
    condition     = toset([for secret in aws_secretsmanager_secret.this : secret.name]) == toset(["deploy-guardian/app-key", "deploy-guardian/webhook-secret"])
    error_message = "found other secrets than the webhook's and the App's"
  }
  assert {
    condition     = local.functions["webhook-intake"].told.GITHUB_WEBHOOK_SECRET == "secretsmanager:deploy-guardian/webhook-secret"
    error_message = "webhook-intake: found ${local.functions["webhook-intake"].told.GITHUB_WEBHOOK_SECRET}"
  }
  assert {
    condition = [for statement in local.policies["webhook-intake"].settings : join(" ", concat(statement.Action, statement.Resource))] == [
      "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-central-1:111122223333:secret:deploy-guardian/webhook-secret-??????",
      "kms:Decrypt arn:aws:kms:eu-central-1:111122223333:key/5c2f9a3e",
    ]
    error_message = "webhook-intake: found other rights than on its secret and on its key"
  }
  # the key opens what the two stores give out, and nothing that somebody sends
  assert {
    condition = [for statement in local.policies["webhook-intake"].settings : statement.Condition.StringEquals["kms:ViaService"] if statement.Sid == "CodeDecryptSecrets"] == [
      ["secretsmanager.eu-central-1.amazonaws.com", "ssm.eu-central-1.amazonaws.com"]
    ]
    error_message = "webhook-intake: found a key that may be used without Secrets Manager or Parameter Store"
  }
  assert {
    condition     = length([for statement in try(local.policies["event-relay"].settings, []) : statement if true]) == 0
    error_message = "event-relay: found rights on secrets, expected none"
  }
}
