# Deploy Guardian on AWS, as a module: it has no provider and no backend; examples/ has roots that do.
#
#   functions.tf   what each function is told, and what it may
#   events.tf      the rules and schedules of ../events
#   guarded.tf     what the guardian may touch
#   secrets.tf     where the secrets are

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  partition = data.aws_partition.this.partition
  region    = data.aws_region.this.id
  account   = data.aws_caller_identity.this.account_id
  here      = "${local.region}:${local.account}"

  # ARNs by name rather than by reference: so a plan shows each policy in full, before anything is there.
  arn = {
    table       = "arn:${local.partition}:dynamodb:${local.here}:table/${var.name}"
    bus         = "arn:${local.partition}:events:${local.here}:event-bus/${var.name}"
    undelivered = "arn:${local.partition}:sqs:${local.here}:${var.name}-undelivered"
    failed      = "arn:${local.partition}:sqs:${local.here}:${var.name}-failed"
    parameter   = "arn:${local.partition}:ssm:${local.here}:parameter"
    secret      = "arn:${local.partition}:secretsmanager:${local.here}:secret"
    function    = "arn:${local.partition}:lambda:${local.here}:function"
    rule        = "arn:${local.partition}:events:${local.here}:rule"
  }
}

module "state_table" {
  source = "./modules/state-table"

  name                = var.name
  deletion_protection = var.protection.deletion
  kms_key_arn         = var.protection.kms_key_arn
}

module "event_bus" {
  source = "./modules/event-bus"

  name                 = var.name
  archive_days         = var.observability.archive_days
  rules_on_default_bus = [for key, rule in local.rules : "${var.name}-${key}" if rule.bus == "default"]
}

module "packages" {
  source = "./modules/packages"

  directory    = coalesce(var.packages.directory, "${path.module}/../target/packages")
  functions    = keys(local.roster)
  kind         = var.packages.kind
  architecture = var.packages.architecture
}

module "function" {
  source   = "./modules/function"
  for_each = local.functions

  name        = "${var.name}-${each.key}"
  description = each.value.does

  package = {
    file         = "${module.packages.directory}/${each.key}.zip"
    kind         = module.packages.kind
    handler      = each.value.handler
    architecture = module.packages.architecture
    switched_by  = var.protection.aliases
  }
  limits = {
    memory      = coalesce(try(var.functions[each.key].memory, null), each.value.memory * local.memory_factor)
    timeout     = coalesce(try(var.functions[each.key].timeout, null), each.value.timeout)
    concurrency = try(var.functions[each.key].concurrency, null)
  }
  environment = each.value.told
  policies = {
    for purpose, statements in local.policies[each.key] : purpose => jsonencode({
      Version   = "2012-10-17"
      Statement = statements
    })
  }

  failures = { arn = module.event_bus.queues["failed"].arn, policy_arn = local.arn.failed }
  log_days = var.observability.log_days
  url      = each.value.url
  stream   = each.value.stream ? { arn = module.state_table.stream_arn, policy_arn = "${local.arn.table}/stream/*" } : null
  emulator = var.emulator
}

module "observability" {
  source = "./modules/observability"

  name        = var.name
  functions   = { for key, function in module.function : key => function.name }
  table       = module.state_table.name
  queues      = { for key, queue in module.event_bus.queues : key => queue.name }
  alerts      = var.alerts
  kms_key_arn = var.protection.kms_key_arn
  emulator    = var.emulator
}
