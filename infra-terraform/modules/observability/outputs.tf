output "topics" {
  description = "The ARNs of the topics, by severity."
  value       = { for severity, topic in aws_sns_topic.this : severity => topic.arn }
}

output "alarms" {
  description = "The alarms' names."
  value       = sort([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name])
}

output "dashboard" {
  description = "Where the dashboard is."
  value       = "${local.console}#dashboards/dashboard/${aws_cloudwatch_dashboard.this.dashboard_name}"
}
