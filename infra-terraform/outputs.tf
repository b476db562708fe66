output "function_names" {
  description = "The functions' names on AWS, by their names here."
  value       = { for key, function in module.function : key => function.name }
}

output "function_versions" {
  description = "The published version of each package: the one that is live, unless the guardian has yet to switch to it."
  value       = { for key, function in module.function : key => function.version }
}

output "function_url" {
  description = "Where GitHub sends its webhooks: the App's webhook URL."
  value       = module.function["webhook-intake"].url
}

output "table" {
  description = "The table: name and ARN."
  value       = { name = module.state_table.name, arn = module.state_table.arn }
}

output "bus" {
  description = "The bus: name, ARN, and the ARN of its archive, from which events can be replayed."
  value       = { name = module.event_bus.name, arn = module.event_bus.arn, archive_arn = module.event_bus.archive_arn }
}

output "queues" {
  description = "What got lost on the way (undelivered) and what nobody managed (failed): name, ARN and URL of each."
  value       = module.event_bus.queues
}

output "topics" {
  description = "The ARNs of the topics, by severity."
  value       = module.observability.topics
}

output "alarms" {
  description = "The alarms' names."
  value       = module.observability.alarms
}

output "dashboard" {
  description = "Where the dashboard is."
  value       = module.observability.dashboard
}

output "parameters" {
  description = "What the secrets are called in their store. Their values are yours to put there."
  value       = { for key, name in local.secret_names : key => local.in_ssm ? "/${var.name}/${name}" : "${var.name}/${name}" }
}

output "guarded" {
  description = "The parameters that hold the guarded map."
  value       = sort(values(aws_ssm_parameter.guarded)[*].name)
}

output "rules" {
  description = "The rules' names, by the names of their files."
  value       = { for key, rule in aws_cloudwatch_event_rule.this : key => rule.name }
}

output "schedules" {
  description = "The schedules: their group, and their names."
  value       = { group = module.schedule.group, names = module.schedule.names }
}
