variable "directory" {
  description = "Where the packages are, <function>.zip each, with packages.json beside them."
  type        = string
  nullable    = false
}

variable "functions" {
  description = "The functions whose packages have to be there."
  type        = set(string)
  nullable    = false
}

variable "kind" {
  description = "What they are expected to be, native or jvm; null: what packages.json says."
  type        = string
  default     = null
}

variable "architecture" {
  description = "What they are expected to run on, arm64 or x86_64; null: what packages.json says, and for jvm, which runs on both, arm64."
  type        = string
  default     = null
}
