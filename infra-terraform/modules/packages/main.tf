# What the packages are, as whoever put them there read it off them (describe_packages in scripts/lib.sh). Whoever uses an
# output of this module waits for its preconditions: nothing is planned with packages that are something else.

locals {
  file  = abspath("${var.directory}/packages.json") # refusals name it, wherever they are read
  there = fileexists(local.file)

  # What can't be read says nothing about any function, which is refused.
  manifest = local.there ? try(jsondecode(file(local.file)), {}) : {}

  described = {
    for function in var.functions : function => {
      kind         = try(tostring(local.manifest[function].kind), null)
      architecture = try(tostring(local.manifest[function].architecture), null)
      sha256       = try(tostring(local.manifest[function].sha256), null)
    } if can(local.manifest[function])
  }
  missing = setsubtract(var.functions, keys(local.described))
  changed = [
    for function, package in local.described : function
    if try(filesha256("${var.directory}/${function}.zip"), "") != package.sha256
  ]

  # By what they are: { "native arm64" = ["rollback", ...] }
  found = {
    for function, package in local.described :
    join(" ", compact([package.kind, package.architecture])) => function...
  }
  known = ["jvm", "native arm64", "native x86_64"]

  # What they all are, in one word or two. Without it everything below is refused, but for a destroy, which only warns.
  words        = try(split(" ", one(setintersection(keys(local.found), local.known))), [])
  kind         = try(local.words[0], coalesce(var.kind, "native"))
  architecture = try(local.words[1], coalesce(var.architecture, "arm64"))
}
