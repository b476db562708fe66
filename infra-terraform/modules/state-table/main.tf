# The guardian's one table. DynamoGuardianTable in functions/aws makes the same one for the local host and for tests.

locals {
  # Sparse, keys only: an item is in an index while it has both attributes.
  indexes = {
    due     = { hash_key = "dueShard", range_key = "dueAt" }       # what is owed, in shards
    pending = { hash_key = "pending", range_key = "pendingSince" } # events that the bus doesn't have yet
    listing = { hash_key = "listing", range_key = "listedAt" }     # rollouts, audits and dead letters by time
  }
}

resource "aws_dynamodb_table" "this" {
  name         = var.name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "pk"
  range_key    = "sk"

  dynamic "attribute" {
    for_each = toset(concat(["pk", "sk"], flatten([for index in local.indexes : values(index)])))
    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = local.indexes
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash_key
      range_key       = global_secondary_index.value.range_key
      projection_type = "KEYS_ONLY"
    }
  }

  stream_enabled   = true
  stream_view_type = "NEW_IMAGE" # the relay needs what was written, not what was there before

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  # DynamoDB always encrypts; the question is only with whose key.
  server_side_encryption {
    enabled     = var.kms_key_arn != null
    kms_key_arn = var.kms_key_arn
  }

  deletion_protection_enabled = var.deletion_protection
}
