output "group" {
  description = "The group's name."
  value       = aws_scheduler_schedule_group.this.name
}

output "names" {
  description = "The names of the schedules."
  value       = sort(keys(aws_scheduler_schedule.this))
}

output "role_arn" {
  description = "The role that invokes."
  value       = aws_iam_role.this.arn
}
