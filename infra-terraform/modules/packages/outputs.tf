output "directory" {
  description = "Where they are: they are all there, and they are those that packages.json was written for."
  value       = var.directory

  precondition {
    condition     = local.there || var.kind == "jvm" || (var.kind == "native" && var.architecture != null)
    error_message = "${local.file}: found no such file, expected it to say what the packages are. scripts/build --all and scripts/native leave it with the packages that they build, scripts/deploy --release TAG with those that it downloads. Of packages from elsewhere say it yourself: packages.kind and packages.architecture."
  }
  precondition {
    condition     = !local.there || length(local.missing) == 0
    error_message = "${local.file}: found nothing about ${join(", ", local.missing)}, expected a package of each function: build all of them (scripts/build --all or scripts/native)."
  }
  precondition {
    condition     = length(local.changed) == 0
    error_message = "${local.file}: found another package of ${join(", ", local.changed)} beside it than it describes, expected the same: build all packages anew, or unpack the whole archive of a release."
  }
}

output "kind" {
  description = "native or jvm."
  value       = local.kind

  precondition {
    condition     = length(setsubtract(keys(local.found), local.known)) == 0
    error_message = "${local.file}: found ${join(", ", keys(local.found))}, expected one of ${join(", ", local.known)}."
  }
  precondition {
    condition     = length(local.found) <= 1
    error_message = "${local.file}: found ${join("; ", [for what, functions in local.found : "${what}: ${join(", ", functions)}"])}; expected all to be the same: build all functions in one way (scripts/build --all or scripts/native)."
  }
  precondition {
    condition     = var.kind == null || length(local.words) == 0 || var.kind == local.kind
    error_message = "packages.kind: found ${coalesce(var.kind, "nothing")}, expected ${local.kind} as ${local.file} says, or nothing."
  }
}

output "architecture" {
  description = "arm64 or x86_64."
  value       = local.architecture

  precondition {
    condition     = var.architecture == null || length(local.words) < 2 || var.architecture == local.architecture
    error_message = "packages.architecture: found ${coalesce(var.architecture, "nothing")}, expected ${local.architecture} as ${local.file} says, or nothing."
  }
}
