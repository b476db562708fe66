# What each function is told, and what it may. Nothing here is on stock: each action is one that the function's code
# calls, each variable one that it reads. (A transaction has no action of its own: DynamoDB wants those of its writes.)

locals {
  own = {
    webhook-intake = {
      does   = "Takes GitHub's webhooks: checks the signature, and records what they mean"
      memory = 512, timeout = 10 # GitHub waits no longer
      told   = [local.tell.table, local.tell.webhook, local.tell.own_login]
      traced = true
      may = {
        table          = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"]
        webhook_secret = [local.read_secret]
      }
      url = true
    }

    event-relay = {
      does   = "Puts recorded events onto the bus: from the table's stream, and each minute what that left"
      memory = 512, timeout = 60
      told   = [local.tell.table, local.tell.bus, { GUARDIAN_TRACES_SAMPLED = tostring(var.observability.traces.sampled) }]
      may = {
        table         = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
        index_pending = ["dynamodb:Query"]
        bus           = ["events:PutEvents"]
      }
      stream = true
    }

    readiness-gate = {
      does   = "Fetches plans, and decides whether a deployment may begin"
      memory = 512, timeout = 120
      told   = [local.tell.table, local.tell.mode, local.tell.guarded, local.tell.app]
      traced = true
      may = {
        table         = concat(local.read_and_write, ["dynamodb:BatchGetItem", "dynamodb:DescribeTable"])
        index_due     = ["dynamodb:Query"]
        index_listing = ["dynamodb:Query"]
        guarded       = ["ssm:GetParametersByPath"]
        app_key       = [local.read_secret]
      }
    }

    smoke-test = {
      does   = "Asks a published release whether it works, before it gets traffic"
      memory = 512, timeout = 900 # a plan may let its checks take 14 minutes
      told   = [local.tell.table, local.tell.mode, local.tell.guarded, local.tell.bypasses, local.tell.app]
      traced = true
      may = {
        table    = concat(local.read_and_write, ["dynamodb:DescribeTable"])
        guarded  = ["ssm:GetParametersByPath"]
        app_key  = [local.read_secret]
        releases = ["lambda:InvokeFunction"]
        roles    = ["sts:AssumeRole"]

        bypass_parameters = ["ssm:GetParameter"]
        bypass_secrets    = ["secretsmanager:GetSecretValue"]
      }
    }

    canary-evaluation = {
      does   = "Moves traffic by stages, and judges each minute how the canary fares"
      memory = 1024, timeout = 120
      told   = [local.tell.table, local.tell.mode, local.tell.guarded]
      traced = true
      may = {
        table         = concat(local.read_and_write, ["dynamodb:BatchGetItem", "dynamodb:DescribeTable"])
        index_due     = ["dynamodb:Query"]
        index_listing = ["dynamodb:Query"]
        guarded       = ["ssm:GetParametersByPath"]
        aliases       = ["lambda:GetAlias", "lambda:UpdateAlias"]
        metrics       = ["cloudwatch:GetMetricData"]
        roles         = ["sts:AssumeRole"]
      }
    }

    rollback = {
      does   = "Restores the newest release that is known to be good, and verifies it"
      memory = 512, timeout = 900 # it verifies with the smoke test's checks
      told   = [local.tell.table, local.tell.mode, local.tell.guarded, local.tell.bypasses]
      traced = true
      may = {
        table         = concat(local.read_and_write, ["dynamodb:BatchGetItem", "dynamodb:DescribeTable"])
        index_listing = ["dynamodb:Query"]
        guarded       = ["ssm:GetParametersByPath"]
        aliases       = ["lambda:GetAlias", "lambda:UpdateAlias"]
        releases      = ["lambda:InvokeFunction"]
        roles         = ["sts:AssumeRole"]

        bypass_parameters = ["ssm:GetParameter"]
        bypass_secrets    = ["secretsmanager:GetSecretValue"]
      }
    }

    scheduled-audit = {
      does   = "Audits the guardian itself, and finds what GitHub failed to deliver"
      memory = 512, timeout = 300
      told   = [local.tell.table, local.has_app ? local.tell.guarded : {}, local.tell.app]
      may = {
        table = [
          "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"
        ]
        index_due     = ["dynamodb:Query"]
        index_listing = ["dynamodb:Query"]
        guarded       = local.has_app ? ["ssm:GetParametersByPath"] : []
        app_key       = [local.read_secret]
      }
    }

    notification = {
      does   = "Shows at GitHub how rollouts stand, and hears what people say to the guardian there"
      memory = 512, timeout = 300
      told   = [local.tell.table, local.tell.mode, local.tell.guarded, local.tell.app, local.tell.own_login]
      traced = true
      may = {
        table         = concat(local.read_and_write, ["dynamodb:BatchGetItem", "dynamodb:DescribeTable"])
        index_due     = ["dynamodb:Query"]
        index_listing = ["dynamodb:Query"]
        guarded       = ["ssm:GetParametersByPath"]
        app_key       = [local.read_secret]
      }
    }
  }
}

# What those have that are traced.
locals {
  roster = {
    for function, of in local.own : function => merge(of, {
      told = concat(of.told, try(of.traced, false) ? [local.tell.traces] : [])
      may  = merge(of.may, try(of.traced, false) ? { traces_headers = [local.read_secret] } : {})
    })
  }
}

# ---- what they are told ---------------------------------------------------------------------------------------------

locals {
  has_app = var.github.app_id != null

  tell = {
    # By way of the modules, so that nobody runs before its table and its bus are there, or after they are gone: EventBridge
    # says yes to events for a bus that doesn't exist, and the relay would take them for delivered.
    table = { GUARDIAN_TABLE = module.state_table.name }
    bus   = { GUARDIAN_BUS = module.event_bus.name }
    mode  = { GUARDIAN_MODE = var.mode }
    guarded = {
      GUARDIAN_GUARDED = "ssm:/${var.name}/guarded"
      # Read by nobody: a map that changed makes Lambda start new environments, which read it anew. That it goes through
      # the parameters makes Terraform write those first.
      GUARDIAN_GUARDED_DIGEST = sha256(jsonencode({
        for key, parameter in aws_ssm_parameter.guarded : key => local.guarded_json[key]
      }))
    }
    webhook = merge(
      { GITHUB_WEBHOOK_SECRET = local.secret_reference["webhook-secret"] },
      local.in_ssm ? { GITHUB_WEBHOOK_SECRET_PREVIOUS = local.secret_reference["webhook-secret-previous"] } : {},
    )
    app = { for key, value in {
      GITHUB_APP_ID          = var.github.app_id
      GITHUB_APP_PRIVATE_KEY = local.has_app ? local.secret_reference["app-key"] : null
      GITHUB_API             = local.has_app ? var.github.api : null
    } : key => value if value != null }
    traces = { for key, value in {
      GUARDIAN_TRACES_ENDPOINT = var.observability.traces.endpoint
      GUARDIAN_TRACES_HEADERS  = var.observability.traces.headers ? local.secret_reference["traces-headers"] : null
      GUARDIAN_TRACES_SAMPLED  = var.observability.traces.endpoint != null ? tostring(var.observability.traces.sampled) : null
    } : key => value if value != null }
    own_login = local.has_app ? { GITHUB_APP_LOGIN = var.github.app_login } : {}
    bypasses  = length(local.bypasses) > 0 ? { GUARDIAN_BYPASSES = jsonencode(var.bypasses) } : {}
  }
}

# ---- what they may do it with ---------------------------------------------------------------------------------------

locals {
  read_and_write = [
    "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"
  ]

  # The resources, by their names above.
  on = {
    table         = [local.arn.table]
    index_due     = ["${local.arn.table}/index/due"]
    index_pending = ["${local.arn.table}/index/pending"]
    index_listing = ["${local.arn.table}/index/listing"]

    bus = [local.arn.bus]

    # A path's own ARN, with and without what is under it: which one is asked for depends on how the path is written.
    guarded           = ["${local.arn.parameter}/${var.name}/guarded", "${local.arn.parameter}/${var.name}/guarded/*"]
    webhook_secret    = [for key, arn in local.secret_arn : arn if startswith(key, "webhook-secret")]
    app_key           = [for key, arn in local.secret_arn : arn if key == "app-key" && local.has_app]
    traces_headers    = [for key, arn in local.secret_arn : arn if key == "traces-headers"]
    bypass_parameters = local.bypass_parameters
    bypass_secrets    = local.bypass_secrets

    aliases  = local.own_targets
    releases = [for function in local.own_targets : "${function}:*"]
    metrics  = ["*"] # CloudWatch knows no resources to restrict this to
    roles    = local.roles_to_take
  }

  # One inline policy per purpose.
  purposes = {
    state    = ["table", "index_due", "index_pending", "index_listing"]
    events   = ["bus"]
    settings = ["guarded", "webhook_secret", "app_key", "traces_headers", "bypass_parameters", "bypass_secrets"]
    targets  = ["aliases", "releases", "metrics", "roles"]
  }
  secrets = ["webhook_secret", "app_key", "traces_headers", "bypass_parameters", "bypass_secrets"]

  # Which of them a function has: told without looking at targets, which may not be known before an apply.
  has = {
    for function, of in local.roster : function => [
      for key, actions in of.may : key
      if length(actions) > 0 && (contains(local.purposes.settings, key) ? length(local.on[key]) > 0 : true)
    ]
  }

  code = {
    for function, of in local.roster : function => {
      for purpose, keys in local.purposes : purpose => [
        for key in keys : {
          Sid      = join("", concat(["Code"], [for word in split("_", key) : title(word)]))
          Effect   = "Allow"
          Action   = of.may[key]
          Resource = local.on[key]
        } if contains(local.has[function], key) && length(local.on[key]) > 0
      ] if length(setintersection(keys, local.has[function])) > 0
    }
  }

  # Your own keys, where there are any.
  decrypt_secrets = {
    for function, has in local.has : function => [
      for key in var.secrets.kms_key_arn[*] : {
        Sid       = "CodeDecryptSecrets"
        Effect    = "Allow"
        Action    = ["kms:Decrypt"]
        Resource  = [key]
        Condition = { StringEquals = { "kms:ViaService" = ["secretsmanager.${local.region}.amazonaws.com", "ssm.${local.region}.amazonaws.com"] } }
      } if length(setintersection(has, local.secrets)) > 0
    ]
  }
  use_table_key = [
    for key in var.protection.kms_key_arn[*] : {
      Sid       = "PlatformTableKey"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource  = [key]
      Condition = { StringEquals = { "kms:ViaService" = ["dynamodb.${local.region}.amazonaws.com"] } }
    }
  ]

  policies = {
    for function, code in local.code : function => {
      for purpose, statements in code : purpose => concat(
        statements,
        [for statement in local.decrypt_secrets[function] : statement if purpose == "settings"],
        [for statement in local.use_table_key : statement if purpose == "state"],
      )
    }
  }
}

# ---- what they run on -----------------------------------------------------------------------------------------------

locals {
  # What is written above is for native executables. A JVM takes about twice of it.
  memory_factor = module.packages.kind == "jvm" ? 2 : 1

  functions = {
    for key, function in local.roster : key => {
      does    = function.does
      memory  = function.memory
      timeout = function.timeout
      told    = merge(function.told...)
      url     = try(function.url, false)
      stream  = try(function.stream, false)
      # These two aren't Funqy's: they take a payload that is no event of their own.
      handler = (
        contains(["webhook-intake", "event-relay"], key)
        ? "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"
        : "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest"
      )
    }
  }
}
