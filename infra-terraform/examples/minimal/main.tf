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

data "aws_region" "this" {}
data "aws_caller_identity" "this" {}
data "aws_partition" "this" {}

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
              production = {
                target = "arn:${data.aws_partition.this.partition}:lambda:${data.aws_region.this.id}:${data.aws_caller_identity.this.account_id}:function:${var.function}:live"
              }
            }
          }
        }
      }
    }
  }

  protection = { deletion = !var.emulator }
  emulator   = var.emulator
}
