# One function: its role, its log, its versions, and the alias `live` through which everybody invokes it.

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  alias = "live"

  # Computed rather than read from the resources: so a plan shows each policy in full.
  here          = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"
  log_group     = "/aws/lambda/${var.name}"
  log_group_arn = "arn:${data.aws_partition.this.partition}:logs:${local.here}:log-group:${local.log_group}"
  live_arn      = "arn:${data.aws_partition.this.partition}:lambda:${local.here}:function:${var.name}:${local.alias}"

  # What Lambda does in the function's name.
  platform = concat(
    [
      {
        Sid      = "PlatformLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${local.log_group_arn}:*"]
      },
      {
        Sid      = "PlatformFailures"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [var.failures.policy_arn]
      },
      {
        # The relay has one rollout in ten traced; Lambda goes on with what it is handed (tracing mode PassThrough).
        Sid      = "PlatformTraces"
        Effect   = "Allow"
        Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        Resource = ["*"] # X-Ray knows no resources to restrict this to
      },
    ],
    var.stream == null ? [] : [
      {
        Sid    = "PlatformStream"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"
        ]
        Resource = [var.stream.policy_arn]
      },
    ],
  )
}

# ---- its role -------------------------------------------------------------------------------------------------------

resource "aws_iam_role" "this" {
  name        = var.name
  description = "What ${var.name} may do"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "code" {
  for_each = var.policies

  name   = each.key
  role   = aws_iam_role.this.id
  policy = each.value
}

resource "aws_iam_role_policy" "platform" {
  name   = "platform"
  role   = aws_iam_role.this.id
  policy = local.platform_policy

  lifecycle {
    # IAM counts all inline policies of a role together, and says so in the middle of an apply.
    precondition {
      condition     = local.policy_size <= 10240
      error_message = "${var.name}: found ${local.policy_size} characters of inline policies, expected at most 10240, which IAM takes. Too many targets in one account: give some of them a role (modules/target-role)."
    }
  }
}

locals {
  platform_policy = jsonencode({ Version = "2012-10-17", Statement = local.platform })
  policy_size     = sum([for policy in concat(values(var.policies), [local.platform_policy]) : length(policy)])
}

# ---- itself ---------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group
  retention_in_days = var.log_days
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  filename         = var.package.file
  source_code_hash = fileexists(var.package.file) ? filebase64sha256(var.package.file) : null
  runtime          = var.package.kind == "native" ? "provided.al2023" : local.java
  handler          = var.package.kind == "native" ? "bootstrap" : var.package.handler
  architectures    = [var.package.architecture]

  memory_size                    = var.limits.memory
  timeout                        = var.limits.timeout
  reserved_concurrent_executions = coalesce(var.limits.concurrency, -1)
  publish                        = true

  environment {
    variables = merge(local.quiet, var.environment)
  }

  # A JVM that was started when its version was published, and wakes from there. A native executable needs none, and
  # moto doesn't remember it.
  dynamic "snap_start" {
    for_each = var.package.kind == "jvm" && !var.emulator ? ["PublishedVersions"] : []
    content {
      apply_on = snap_start.value
    }
  }

  # Without its rights and its log the first invocation would fail, or make a log that is kept forever.
  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy.code, aws_iam_role_policy.platform]

  lifecycle {
    precondition {
      condition     = fileexists(var.package.file)
      error_message = "${var.package.file}: found no such file, expected the package of ${var.name}. Build it first: scripts/build --all or scripts/native."
    }
  }
}

locals {
  # As Quarkus' own template has it: in Lambda's runtime for executables nobody sends signals to shut down by.
  quiet = var.package.kind == "native" ? { DISABLE_SIGNAL_HANDLERS = "true" } : {}

  # Emulators run nothing here, and may not know the runtime's name yet.
  java = var.emulator ? "java21" : "java25"
}

resource "aws_lambda_alias" "live" {
  count = var.package.switched_by == "terraform" ? 1 : 0

  name             = local.alias
  description      = "What everybody invokes"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

# The same, where the guardian guards itself: a new version is published, and the alias is the guardian's to move.
# Another resource, because what Terraform ignores can't depend on a variable.
resource "aws_lambda_alias" "guarded" {
  count = var.package.switched_by == "guardian" ? 1 : 0

  name             = local.alias
  description      = "What everybody invokes"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

locals {
  live = one(concat(aws_lambda_alias.live, aws_lambda_alias.guarded))
}

# What is invoked asynchronously (rules, schedules) and fails: twice more, and then it is somebody's work.
resource "aws_lambda_function_event_invoke_config" "live" {
  function_name                = aws_lambda_function.this.function_name
  qualifier                    = local.live.name
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 2

  destination_config {
    on_failure {
      destination = var.failures.arn
    }
  }
}

# ---- the stream it reads --------------------------------------------------------------------------------------------

resource "aws_lambda_event_source_mapping" "stream" {
  count = var.stream == null ? 0 : 1

  event_source_arn = var.stream.arn
  # moto forgets the alias and keeps the version behind it.
  function_name     = var.emulator ? aws_lambda_function.this.qualified_arn : local.live.arn
  starting_position = "TRIM_HORIZON" # what was written before the mapping was there counts, too

  # A batch is one call of PutEvents or a few. The order matters within an item only, so shards are read in parallel.
  batch_size             = 50
  parallelization_factor = 2

  # Only events, and only when they are written: what is changed later is the outbox' own mark.
  filter_criteria {
    filter {
      pattern = jsonencode({
        eventName = ["INSERT"]
        dynamodb  = { Keys = { sk = { S = [{ prefix = "EVENT#" }] } } }
      })
    }
  }

  # One bad record holds up nobody for long: what failed is said one by one, and what can't be said is halved. What is
  # given up stays pending in the table, where the relay's schedule finds it.
  function_response_types            = ["ReportBatchItemFailures"]
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 10
  maximum_record_age_in_seconds      = 3600
  maximum_batching_window_in_seconds = 0

  destination_config {
    on_failure {
      destination_arn = var.failures.arn
    }
  }
}
