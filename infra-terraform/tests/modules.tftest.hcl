# The modules, each by itself.

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

run "the_table_is_the_one_that_the_code_knows" {
  command = plan
  module {
    source = "./modules/state-table"
  }
  variables {
    name = "guardian"
  }

  assert {
    condition     = aws_dynamodb_table.this.hash_key == "pk" && aws_dynamodb_table.this.range_key == "sk"
    error_message = "found other keys than pk and sk"
  }
  assert {
    condition = { for index in aws_dynamodb_table.this.global_secondary_index : index.name => "${index.hash_key} ${index.range_key} ${index.projection_type}" } == {
      due     = "dueShard dueAt KEYS_ONLY"
      pending = "pending pendingSince KEYS_ONLY"
      listing = "listing listedAt KEYS_ONLY"
    }
    error_message = "found other indexes than DynamoGuardianTable has"
  }
  assert {
    condition     = aws_dynamodb_table.this.stream_view_type == "NEW_IMAGE" && aws_dynamodb_table.this.ttl[0].attribute_name == "expiresAt"
    error_message = "found another stream or another time to live than DynamoGuardianTable has"
  }
  # protected, unless somebody says otherwise
  assert {
    condition     = aws_dynamodb_table.this.deletion_protection_enabled && aws_dynamodb_table.this.point_in_time_recovery[0].enabled
    error_message = "found a table that can be deleted, or can't be restored"
  }
}

run "lost_events_are_kept_and_encrypted" {
  command = plan
  module {
    source = "./modules/event-bus"
  }
  variables {
    name                 = "guardian"
    rules_on_default_bus = ["guardian-on-push"]
  }

  # and left there by rules of the guardian's, not by everybody's on AWS' own bus
  assert {
    condition = one(jsondecode(aws_sqs_queue.this["undelivered"].policy).Statement).Condition.ArnLike["aws:SourceArn"] == [
      "arn:aws:events:eu-central-1:111122223333:rule/guardian/*",
      "arn:aws:events:eu-central-1:111122223333:rule/guardian-on-push",
    ]
    error_message = "found other rules: ${aws_sqs_queue.this["undelivered"].policy}"
  }
  assert {
    condition     = alltrue([for queue in aws_sqs_queue.this : queue.sqs_managed_sse_enabled && queue.message_retention_seconds == 1209600])
    error_message = "found a queue that isn't encrypted, or forgets in less than 14 days"
  }
}

run "a_function_that_runs_on_a_jvm" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-rollback"
    description = "Rolls back"
    package     = { file = "tests/packages/rollback.zip", kind = "jvm", handler = "Handler::handle", architecture = "arm64" }
    limits      = { memory = 512, timeout = 60 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
    # The java25 that it gets on AWS is unknown to the oldest provider that is supported.
    emulator = true
  }

  assert {
    condition     = aws_lambda_function.this.handler == "Handler::handle" && aws_lambda_function.this.publish
    error_message = "found another handler, or a function without versions"
  }
  assert {
    condition     = !contains(keys(try(aws_lambda_function.this.environment[0].variables, {})), "DISABLE_SIGNAL_HANDLERS")
    error_message = "found a setting of executables"
  }
  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == -1
    error_message = "found reserved concurrency that nobody asked for"
  }
  assert {
    condition     = length(aws_lambda_function_url.live) == 0 && length(aws_lambda_event_source_mapping.stream) == 0
    error_message = "found an address or a stream that nobody asked for"
  }
  assert {
    condition     = aws_lambda_function_event_invoke_config.live.qualifier == "live" && aws_lambda_function_event_invoke_config.live.maximum_retry_attempts == 2
    error_message = "found other retries than two, or not on the alias"
  }
  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "found a log that is kept for another time"
  }
}

# More targets than a role can hold policies for: said by the plan, not by half an apply.
run "a_function_with_more_rights_than_a_role_takes" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-rollback"
    description = "Rolls back"
    package     = { file = "tests/packages/rollback.zip", kind = "native", handler = "", architecture = "arm64" }
    limits      = { memory = 512, timeout = 60 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
    policies = {
      targets = jsonencode({ Version = "2012-10-17", Statement = [{
        Effect   = "Allow"
        Action   = ["lambda:UpdateAlias"]
        Resource = [for n in range(120) : "arn:aws:lambda:eu-central-1:111122223333:function:shop-with-a-name-of-usual-length-${n}"]
      }] })
    }
  }
  expect_failures = [aws_iam_role_policy.platform]
}

# Where the guardian guards itself, Terraform publishes, and leaves the alias alone.
run "a_function_whose_alias_is_the_guardians" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-rollback"
    description = "Rolls back"
    package     = { file = "tests/packages/rollback.zip", kind = "native", handler = "", architecture = "arm64", switched_by = "guardian" }
    limits      = { memory = 512, timeout = 60 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
  }

  assert {
    condition     = length(aws_lambda_alias.live) == 0 && one(aws_lambda_alias.guarded).name == "live" && output.alias == "live"
    error_message = "found an alias that Terraform moves, or none"
  }
  # an executable is told what Quarkus' own template tells it
  assert {
    condition     = aws_lambda_function.this.environment[0].variables == tomap({ DISABLE_SIGNAL_HANDLERS = "true" })
    error_message = "found an executable that handles signals"
  }
}

run "the_relay_reads_inserts_and_gives_up_on_no_record_silently" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-event-relay"
    description = "Relays"
    package     = { file = "tests/packages/event-relay.zip", kind = "native", handler = "", architecture = "arm64" }
    limits      = { memory = 512, timeout = 60 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
    stream = {
      arn        = "arn:aws:dynamodb:eu-central-1:111122223333:table/guardian/stream/2026-01-01T00:00:00.000"
      policy_arn = "arn:aws:dynamodb:eu-central-1:111122223333:table/guardian/stream/*"
    }
  }

  assert {
    condition     = aws_lambda_function.this.runtime == "provided.al2023" && aws_lambda_function.this.handler == "bootstrap"
    error_message = "found another runtime than a native executable has"
  }
  assert {
    condition     = one([for filter in aws_lambda_event_source_mapping.stream[0].filter_criteria[0].filter : jsondecode(filter.pattern).eventName]) == ["INSERT"]
    error_message = "found another filter than inserts"
  }
  assert {
    condition = (
      aws_lambda_event_source_mapping.stream[0].bisect_batch_on_function_error
      && aws_lambda_event_source_mapping.stream[0].function_response_types == toset(["ReportBatchItemFailures"])
      && length(aws_lambda_event_source_mapping.stream[0].destination_config[0].on_failure) == 1
    )
    error_message = "found a mapping that lets one record hold up all, or loses it"
  }
}

run "an_address_has_both_permissions" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-webhook-intake"
    description = "Takes webhooks"
    package     = { file = "tests/packages/webhook-intake.zip", kind = "native", handler = "", architecture = "arm64" }
    limits      = { memory = 512, timeout = 10 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
    url         = true
  }

  assert {
    condition     = aws_lambda_function_url.live[0].qualifier == "live" && aws_lambda_permission.url[0].function_url_auth_type == "NONE"
    error_message = "found an address that isn't the alias', or that GitHub can't call"
  }
  assert {
    condition = jsondecode(aws_cloudformation_stack.url[0].template_body).Resources.InvokeThroughUrl.Properties == {
      FunctionName          = "arn:aws:lambda:eu-central-1:111122223333:function:guardian-webhook-intake:live"
      Action                = "lambda:InvokeFunction"
      Principal             = "*"
      InvokedViaFunctionUrl = true
    }
    error_message = "found another permission than to invoke the alias through the address: ${aws_cloudformation_stack.url[0].template_body}"
  }
}

run "a_package_that_is_not_there" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-rollback"
    description = "Rolls back"
    package     = { file = "tests/packages/absent.zip", kind = "native", handler = "", architecture = "arm64" }
    limits      = { memory = 512, timeout = 60 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
  }
  expect_failures = [aws_lambda_function.this]
}

run "a_timeout_that_lambda_lacks" {
  command = plan
  module {
    source = "./modules/function"
  }
  variables {
    name        = "guardian-rollback"
    description = "Rolls back"
    package     = { file = "tests/packages/rollback.zip", kind = "native", handler = "", architecture = "arm64" }
    limits      = { memory = 512, timeout = 1000 }
    failures    = { arn = "arn:aws:sqs:eu-central-1:111122223333:failed", policy_arn = "arn:aws:sqs:eu-central-1:111122223333:failed" }
  }
  expect_failures = [var.limits]
}

run "a_target_lets_in_three_roles_of_one_account" {
  command = plan
  module {
    source = "./modules/target-role"
  }
  variables {
    guardian    = { account_id = "111122223333" }
    external_id = "guardian"
    targets     = ["arn:aws:lambda:eu-central-1:999999999999:function:shop:live"]
  }

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition == {
      StringEquals = { "sts:ExternalId" = "guardian" }
      ArnEquals = { "aws:PrincipalArn" = [
        "arn:aws:iam::111122223333:role/deploy-guardian-smoke-test",
        "arn:aws:iam::111122223333:role/deploy-guardian-canary-evaluation",
        "arn:aws:iam::111122223333:role/deploy-guardian-rollback",
      ] }
    }
    error_message = "found another condition: ${aws_iam_role.this.assume_role_policy}"
  }
  assert {
    condition = flatten([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Action]) == [
      "lambda:GetAlias", "lambda:UpdateAlias", "lambda:InvokeFunction", "cloudwatch:GetMetricData"
    ]
    error_message = "found other actions: ${aws_iam_role_policy.this.policy}"
  }
}

run "a_target_that_is_a_function" {
  command = plan
  module {
    source = "./modules/target-role"
  }
  variables {
    guardian    = { account_id = "111122223333" }
    external_id = "guardian"
    targets     = ["arn:aws:lambda:eu-central-1:999999999999:function:shop"]
  }
  expect_failures = [var.targets]
}

run "an_alarm_speaks_when_it_begins_and_when_it_ends" {
  command = plan
  module {
    source = "./modules/observability"
  }
  variables {
    name = "guardian"
    functions = {
      webhook-intake    = "guardian-webhook-intake"
      event-relay       = "guardian-event-relay"
      canary-evaluation = "guardian-canary-evaluation"
      rollback          = "guardian-rollback"
    }
    table  = "guardian"
    queues = { undelivered = "guardian-undelivered", failed = "guardian-failed" }
    alerts = { critical = ["on-call@example.com"], warning = [], info = [], monthly_budget_usd = 20 }
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : strcontains(alarm.alarm_description, "What to do: docs/runbooks/monitoring.md#")])
    error_message = "found an alarm that doesn't say what to do"
  }
  assert {
    condition = alltrue([
      for key in keys(aws_cloudwatch_metric_alarm.this) : strcontains(file("../docs/runbooks/monitoring.md"), "\n## ${key}\n")
    ])
    error_message = "found an alarm without a heading in docs/runbooks/monitoring.md"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.this["tick-stands-still"].treat_missing_data == "breaching"
    error_message = "found a tick that may stand still unnoticed"
  }
  assert {
    condition     = length(aws_sns_topic_subscription.email) == 1 && length(aws_budgets_budget.monthly) == 1
    error_message = "found an address that hears nothing, or no budget"
  }
  # each topic lets in those who tell it something
  assert {
    condition = {
      for severity, topic in aws_sns_topic_policy.this :
      severity => join(" ", [for statement in jsondecode(topic.policy).Statement : statement.Principal.Service])
      } == {
      critical = "cloudwatch.amazonaws.com"
      warning  = "cloudwatch.amazonaws.com budgets.amazonaws.com"
      info     = "budgets.amazonaws.com"
    }
    error_message = "found a topic that lets in somebody else, or not all"
  }
}

run "without_a_budget_no_topic_lets_budgets_in" {
  command = plan
  module {
    source = "./modules/observability"
  }
  variables {
    name = "guardian"
    functions = {
      webhook-intake    = "guardian-webhook-intake"
      event-relay       = "guardian-event-relay"
      canary-evaluation = "guardian-canary-evaluation"
      rollback          = "guardian-rollback"
    }
    table  = "guardian"
    queues = { undelivered = "guardian-undelivered", failed = "guardian-failed" }
    alerts = { critical = [], warning = [], info = [] }
  }

  assert {
    condition     = !anytrue([for topic in aws_sns_topic_policy.this : strcontains(topic.policy, "budgets.amazonaws.com")])
    error_message = "found a topic that lets in budgets, which there are none of"
  }
  assert {
    condition     = keys(aws_sns_topic_policy.this) == ["critical", "warning"]
    error_message = "found policies on ${join(", ", keys(aws_sns_topic_policy.this))}, expected critical and warning: info is told nothing"
  }
}
