terraform {
  required_version = ">= 1.11" # what it was tried with; S3 locks the state by itself from 1.10 on

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0" # runtime java25 (JVM packages) needs 6.20 or newer
    }
  }

  # Which bucket and key: environments/<name>.s3.tfbackend
  backend "s3" {
    use_lockfile = true
  }
}
