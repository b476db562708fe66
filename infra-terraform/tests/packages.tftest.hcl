# What the packages are, as packages.json beside them says, and what is refused. In tests/mixed-packages each is something
# else: each run takes some of them.

variables {
  directory = "tests/mixed-packages"
}

run "jvm_packages_are_what_their_folder_says" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["rollback"]
  }

  assert {
    condition     = output.kind == "jvm" && output.architecture == "arm64" && output.directory == "tests/mixed-packages"
    error_message = "found ${output.kind} for ${output.architecture} in ${output.directory}, expected jvm for arm64"
  }
}

run "native_packages_are_what_their_folder_says" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["event-relay"]
  }

  assert {
    condition     = output.kind == "native" && output.architecture == "x86_64"
    error_message = "found ${output.kind} for ${output.architecture}, expected native for x86_64"
  }
}

# Whoever knows what to expect may say so. A JVM runs on both processors.
run "jvm_packages_go_where_they_are_told" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions    = ["rollback"]
    kind         = "jvm"
    architecture = "x86_64"
  }

  assert {
    condition     = output.kind == "jvm" && output.architecture == "x86_64"
    error_message = "found ${output.kind} for ${output.architecture}, expected jvm for x86_64"
  }
}

run "jvm_packages_that_are_said_to_be_native" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["rollback"]
    kind      = "native"
  }
  expect_failures = [output.kind]
}

run "native_packages_that_are_said_to_be_for_another_processor" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions    = ["event-relay"]
    kind         = "native"
    architecture = "arm64"
  }
  expect_failures = [output.architecture]
}

run "packages_of_more_than_one_kind" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["rollback", "event-relay"]
  }
  expect_failures = [output.kind]
}

run "a_package_for_a_processor_that_lambda_lacks" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["notification"]
  }
  expect_failures = [output.kind]
}

run "a_package_that_came_after_its_description" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["smoke-test"]
  }
  expect_failures = [output.directory]
}

run "a_package_that_is_missing_among_the_others" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    functions = ["rollback", "webhook-intake"]
  }
  expect_failures = [output.directory]
}

run "packages_that_nobody_described" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    directory    = "tests"
    functions    = ["rollback"]
    architecture = "arm64"
  }
  expect_failures = [output.directory]
}

run "native_packages_whose_processor_nobody_described" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    directory = "tests"
    functions = ["rollback"]
    kind      = "native"
  }
  expect_failures = [output.directory]
}

run "packages_from_elsewhere_are_what_they_are_said_to_be" {
  command = plan
  module {
    source = "./modules/packages"
  }
  variables {
    directory    = "tests"
    functions    = ["rollback"]
    kind         = "native"
    architecture = "x86_64"
  }

  assert {
    condition     = output.kind == "native" && output.architecture == "x86_64"
    error_message = "found ${output.kind} for ${output.architecture}, expected native for x86_64"
  }
}
