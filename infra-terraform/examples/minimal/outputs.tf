output "webhook_url" {
  description = "The App's webhook URL."
  value       = module.guardian.function_url
}

output "secrets" {
  description = "The secrets to put into Parameter Store, as SecureString."
  value       = module.guardian.parameters
}

output "dashboard" {
  description = "Where to look."
  value       = module.guardian.dashboard
}
