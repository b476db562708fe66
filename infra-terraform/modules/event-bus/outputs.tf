output "name" {
  description = "The bus' name."
  value       = aws_cloudwatch_event_bus.this.name
}

output "arn" {
  description = "The bus' ARN."
  value       = aws_cloudwatch_event_bus.this.arn
}

output "archive_arn" {
  description = "What a replay starts from: aws events start-replay --event-source-arn ... --destination Arn=<the bus>."
  value       = aws_cloudwatch_event_archive.this.arn
}

output "queues" {
  description = "undelivered and failed: name, ARN and URL of each."
  value       = { for key, queue in aws_sqs_queue.this : key => { name = queue.name, arn = queue.arn, url = queue.url } }
}
