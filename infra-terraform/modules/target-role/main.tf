# Applied in the account of a guarded function: the role that the guardian assumes there, and nothing but what it needs.

data "aws_partition" "this" {}

locals {
  # Who comes: only these three touch targets.
  visitors = [
    for function in ["smoke-test", "canary-evaluation", "rollback"] :
    "arn:${data.aws_partition.this.partition}:iam::${var.guardian.account_id}:role/${var.guardian.name}-${function}"
  ]
  # arn:aws:lambda:eu-central-1:111122223333:function:shop:live without its alias
  functions = distinct([for alias in var.targets : join(":", slice(split(":", alias), 0, 7))])
}

resource "aws_iam_role" "this" {
  name        = var.name
  description = "Lets ${var.guardian.name} of account ${var.guardian.account_id} steer and ask guarded functions"

  # The account as the principal and the roles as a condition: a role as the principal would be remembered by its
  # inner id, and a guardian that was built anew would be locked out.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "GuardianOnly"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "arn:${data.aws_partition.this.partition}:iam::${var.guardian.account_id}:root" }
      Condition = {
        StringEquals = { "sts:ExternalId" = var.external_id }
        ArnEquals    = { "aws:PrincipalArn" = local.visitors }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "targets"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Steer"
        Effect   = "Allow"
        Action   = ["lambda:GetAlias", "lambda:UpdateAlias"]
        Resource = local.functions
      },
      {
        Sid      = "Ask"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = [for function in local.functions : "${function}:*"]
      },
      {
        Sid      = "Measure"
        Effect   = "Allow"
        Action   = ["cloudwatch:GetMetricData"]
        Resource = ["*"] # CloudWatch knows no resources to restrict this to
      },
    ]
  })
}
