# The smallest guardian: one account, one guarded function, secrets in Parameter Store.
#
#   scripts/deploy --var-file guardian.tfvars --backend-config state.s3.tfbackend
#
# docs/how-to/install.md leads there.

provider "aws" {
  default_tags {
    tags = {
      project = "deploy-guardian"
      managed = "terraform"
    }
  }
}

data "aws_partition" "this" {}
data "aws_region" "this" {}
data "aws_caller_identity" "this" {}

locals {
  here   = "${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}"
  target = "arn:${data.aws_partition.this.partition}:lambda:${local.here}:function:${var.function}:live"
}

module "guardian" {
  source = "../.."

  github   = var.github
  packages = var.packages

  guarded = {
    repositories = {
      (var.repository) = {
        services = {
          (var.service) = {
            environments = {
              production = { target = local.target }
            }
          }
        }
      }
    }
  }

  alerts     = var.alerts
  protection = { deletion = var.deletion_protection && !var.emulator }
  emulator   = var.emulator
}
