# Where the secrets are. Their values come from people, never from here: a placeholder would be a secret that everybody
# knows, and what Terraform sets is readable in its state.

locals {
  # The name of each in its store, whichever that is.
  secret_names = merge(
    { webhook-secret = "webhook-secret", app-key = "app-key" },
    var.observability.traces.headers ? { traces-headers = "traces-headers" } : {},
    # Secrets Manager keeps the one before by itself.
    var.secrets.store == "ssm" ? { webhook-secret-previous = "webhook-secret-previous" } : {},
  )
  in_ssm = var.secrets.store == "ssm"

  # As the functions are told, and as policies want it. Secrets Manager adds six characters of its own to an ARN.
  secret_reference = {
    for key, name in local.secret_names : key => local.in_ssm ? "ssm:/${var.name}/${name}" : "secretsmanager:${var.name}/${name}"
  }
  secret_arn = {
    for key, name in local.secret_names : key =>
    local.in_ssm ? "${local.arn.parameter}/${var.name}/${name}" : "${local.arn.secret}:${var.name}/${name}-??????"
  }
  read_secret = local.in_ssm ? "ssm:GetParameter" : "secretsmanager:GetSecretValue"

  # The secrets of protected releases may be in either store, by name or by ARN.
  bypasses = distinct(flatten([for named in values(var.bypasses) : values(named)]))
  bypass_parameters = [
    for reference in local.bypasses : startswith(reference, "ssm:arn:")
    ? trimprefix(reference, "ssm:") : "${local.arn.parameter}/${trimprefix(trimprefix(reference, "ssm:"), "/")}"
    if startswith(reference, "ssm:")
  ]
  bypass_secrets = distinct([
    for reference in [for any in local.bypasses : split("#", any)[0] if startswith(any, "secretsmanager:")] :
    startswith(reference, "secretsmanager:arn:")
    ? trimprefix(reference, "secretsmanager:") : "${local.arn.secret}:${trimprefix(reference, "secretsmanager:")}-??????"
  ])
}

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets.store == "secretsmanager" ? local.secret_names : {}

  name        = "${var.name}/${each.value}"
  description = "Empty until you put its value: aws secretsmanager put-secret-value --secret-id ${var.name}/${each.value} ..."
  kms_key_id  = var.secrets.kms_key_arn

  # A secret that was deleted by mistake can be had back for so long; its name is taken for as long, too.
  recovery_window_in_days = var.emulator ? 0 : 30
}
