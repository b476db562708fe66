# The smallest guardian: one account, one guarded function, secrets in Parameter Store.
#
#   scripts/terraform -chdir=infra-terraform/examples/minimal init -backend-config=bucket=<your bucket>
#   scripts/terraform -chdir=infra-terraform/examples/minimal apply

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
          default = {
            environments = {
              production = { target = local.target }
            }
          }
        }
      }
    }
  }

  protection = { deletion = !var.emulator }
  emulator   = var.emulator
}
