variable "name" {
  description = "The table's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.name))
    error_message = "name: found \"${var.name}\", expected 3 to 255 letters, digits, dots, hyphens and underscores."
  }
}

variable "deletion_protection" {
  description = "Whether it refuses to be deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "Your own key; null for one that AWS owns, which costs nothing and needs no rights."
  type        = string
  default     = null
}
