output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "alias" {
  description = "The name of the alias that everybody invokes."
  value       = local.live.name
}

output "alias_arn" {
  description = "Its ARN: what rules and schedules have as their target."
  value       = local.live.arn
}

output "version" {
  description = "The published version of its package: the one that is live, unless the guardian has yet to switch to it."
  value       = aws_lambda_function.this.version
}

output "role_arn" {
  description = "The function's role."
  value       = aws_iam_role.this.arn
}

output "log_group" {
  description = "The name of its log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "url" {
  description = "Its address, or null if it has none."
  value       = one(aws_lambda_function_url.live[*].function_url)
}
