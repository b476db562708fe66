output "name" {
  description = "The table's name."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "The table's ARN."
  value       = aws_dynamodb_table.this.arn
}

output "stream_arn" {
  description = "The ARN of its stream, which the relay reads."
  value       = aws_dynamodb_table.this.stream_arn
}

output "indexes" {
  description = "The names of its indexes."
  value       = keys(local.indexes)
}
