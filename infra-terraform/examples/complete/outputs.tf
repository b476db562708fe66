output "webhook_url" {
  description = "The App's webhook URL."
  value       = module.guardian.function_url
}

output "secrets" {
  description = "The secrets to fill in Secrets Manager."
  value       = module.guardian.parameters
}

output "dashboard" {
  description = "Where to look."
  value       = module.guardian.dashboard
}

output "archive" {
  description = "What a replay of events starts from."
  value       = module.guardian.bus.archive_arn
}
