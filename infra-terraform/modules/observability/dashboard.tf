# One page, from the outside to the inside: what came in, what was made of it, what waits, and what it took.

locals {
  region  = data.aws_region.this.id
  console = "https://${local.region}.console.aws.amazon.com/cloudwatch/home?region=${local.region}"
  half    = 12
  third   = 8

  # Rows of graphs, from the top. A graph: title, width, metrics as CloudWatch's dashboards write them, options.
  rows = [
    [
      {
        title = "Webhooks", width = local.third, stat = "Sum"
        metrics = [
          [{ expression = "SEARCH('{DeployGuardian,service,outcome} MetricName=\"Deliveries\"', 'Sum', 60)", label = "" }],
        ]
      },
      {
        title = "Webhooks refused, and failures at the address", width = local.third, stat = "Sum"
        metrics = [
          [{ expression = "SEARCH('{DeployGuardian,service,status} MetricName=\"Refused\"', 'Sum', 60)", label = "" }],
          ["AWS/Lambda", "Url5xxCount", "FunctionName", local.intake, { label = "5xx" }],
        ]
      },
      {
        title = "Warnings and worse", width = local.third, stat = "Sum"
        metrics = [
          [{ expression = "SEARCH('{DeployGuardian,service,type} MetricName=\"Events\"', 'Sum', 60)", label = "" }],
        ]
      },
    ],
    [
      { title = "Invocations", width = local.third, stat = "Sum", metrics = local.of_each["Invocations"] },
      { title = "Errors", width = local.third, stat = "Sum", metrics = local.of_each["Errors"] },
      { title = "Duration, p95", width = local.third, stat = "p95", unit = "ms", metrics = local.of_each["Duration"] },
    ],
    [
      {
        title = "What waits in the queues", width = local.third, stat = "Maximum"
        metrics = [
          for key, queue in var.queues : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue, { label = key }]
        ]
      },
      {
        title   = "How late the relay is", width = local.third, stat = "Maximum", unit = "ms"
        metrics = [["AWS/Lambda", "IteratorAge", "FunctionName", local.relay, { label = "iterator age" }]]
      },
      {
        title = "What became of events in the relay", width = local.third, stat = "Sum"
        metrics = [
          for metric in ["Relayed", "DeadLettered", "RefusedByBus"] :
          ["DeployGuardian", metric, "service", "event-relay", { label = metric }]
        ]
      },
    ],
    [
      {
        title = "Failures, as the functions count them", width = local.third, stat = "Sum"
        metrics = [
          for key in keys(var.functions) : ["DeployGuardian", "Failures", "service", key, { label = key }]
        ]
      },
      {
        title = "What the table took", width = local.third, stat = "Sum"
        metrics = [
          for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ReadThrottleEvents", "WriteThrottleEvents"] :
          ["AWS/DynamoDB", metric, "TableName", var.table, { label = metric }]
        ]
      },
      {
        title = "Concurrency and throttles of the account", width = local.third, stat = "Maximum"
        metrics = [
          ["AWS/Lambda", "ConcurrentExecutions", { label = "at once" }],
          ["AWS/Lambda", "Throttles", { label = "throttled", stat = "Sum" }],
        ]
      },
    ],
  ]

  of_each = {
    for metric in ["Invocations", "Errors", "Duration"] : metric => [
      for key, name in var.functions : ["AWS/Lambda", metric, "FunctionName", name, { label = key }]
    ]
  }

  head_height = 6
  row_height  = 6

  head = [
    {
      type = "text", x = 0, y = 0, width = local.half, height = local.head_height
      properties = {
        markdown = join("\n", [
          "# ${var.name}",
          "A webhook becomes a rollout in the table; what was decided goes through the relay to the bus, and from there to",
          "whoever acts on it. If something is red, the alarm's description says what it means and names its runbook.",
          "",
          "Whatever it is, look first: `{\"status\": {\"limit\": 20}}` to `${local.canary}`.",
        ])
      }
    },
    {
      type = "alarm", x = local.half, y = 0, width = local.half, height = local.head_height
      properties = {
        title  = "Alarms"
        alarms = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.arn]
      }
    },
  ]

  graphs = flatten([
    for y, row in local.rows : [
      for x, graph in row : {
        type   = "metric"
        x      = x * local.third
        y      = local.head_height + y * local.row_height
        width  = graph.width
        height = local.row_height
        properties = {
          title   = graph.title
          region  = local.region
          view    = "timeSeries"
          stat    = graph.stat
          period  = 60
          metrics = graph.metrics
          yAxis   = { left = { min = 0, label = try(graph.unit, ""), showUnits = false } }
        }
      }
    ]
  ])
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({ start = "-PT3H", widgets = concat(local.head, local.graphs) })
}
