# Applied with the credentials of the account that the guarded function is in, with a state of its own.

provider "aws" {
  default_tags {
    tags = {
      project = "deploy-guardian"
      managed = "terraform"
    }
  }
}

module "target_role" {
  source = "../../../modules/target-role"

  guardian    = { account_id = "444455556666" }
  external_id = "deploy-guardian-production"
  targets     = ["arn:aws:lambda:eu-central-1:777788889999:function:checkout:live"]
}

output "role" {
  description = "Goes into the guarded map as role."
  value       = module.target_role.role_arn
}
