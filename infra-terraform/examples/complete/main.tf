# Everything that can be set, for two environments: staging and production, each with its own account and state.
#
#   it=infra-terraform/examples/complete
#   scripts/deploy --config $it --var-file $it/environments/staging.tfvars --backend-config $it/environments/staging.s3.tfbackend

provider "aws" {
  # Refuses to apply one environment's settings with another one's credentials.
  allowed_account_ids = var.emulator ? null : [var.account_id]

  default_tags {
    tags = {
      project     = "deploy-guardian"
      environment = var.environment
      managed     = "terraform"
    }
  }
}

module "guardian" {
  source = "../.."

  name     = var.name
  mode     = var.mode
  packages = var.packages
  github   = var.github

  # Secrets Manager keeps the secret before by itself, so rotating the webhook's takes no second one.
  secrets = { store = "secretsmanager" }

  guarded  = var.guarded
  bypasses = var.bypasses

  alerts     = var.alerts
  protection = { deletion = var.deletion_protection }

  observability = {
    log_days     = 90
    archive_days = 90
    traces       = var.traces
  }

  # Smoke tests of many repositories at once must not take the concurrency that webhooks need.
  functions = var.functions
  emulator  = var.emulator
}
