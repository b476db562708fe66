output "role_arn" {
  description = "Goes into the guarded map as role."
  value       = aws_iam_role.this.arn
}

output "external_id" {
  description = "Goes into the guarded map as externalId."
  value       = var.external_id
}
