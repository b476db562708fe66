# What is refused, before anything is asked of AWS. A run takes seconds, because each loads the provider: so one run has
# many wrong variables, and each of those that it lists has to be refused.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
}

variables {
  packages = { directory = "tests/packages" }
}

run "wrong_words" {
  command = plan
  variables {
    name          = "Deploy_Guardian"                                 # letters that AWS refuses
    mode          = "observe"                                         # no such mode
    packages      = { kind = "container" }                            # no such kind
    github        = { app_id = "12345" }                              # an App without its login
    secrets       = { store = "vault" }                               # no such store
    guarded       = { repositories = {} }                             # an empty map
    bypasses      = { "4711" = { shop-bypass = "s3cr3t-s3cr3t-s3" } } # the secret instead of its place
    alerts        = { critical = ["on-call"] }                        # no address
    observability = { log_days = 31 }                                 # CloudWatch has no such retention
    functions     = { relay = { memory = 1024 } }                     # no such function
    protection = {
      kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:alias/table" # an alias instead of a key
    }
  }
  expect_failures = [
    var.name, var.mode, var.packages, var.github, var.secrets, var.guarded, var.bypasses, var.alerts, var.observability,
    var.functions, var.protection,
  ]
}

run "wrong_forms" {
  command = plan
  variables {
    name          = "aws-guardian"                                                                     # SSM keeps that for AWS
    packages      = { architecture = "riscv" }                                                         # no such processor
    github        = { app_id = "12345", app_login = "deploy-guardian" }                                # a login that is no App's
    secrets       = { kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:alias/secrets" }            # an alias instead of a key
    bypasses      = { "octo/shop" = { shop-bypass = "ssm:/shop/bypass" } }                             # a name instead of an id
    alerts        = { monthly_budget_usd = 0 }                                                         # a budget of nothing
    observability = { archive_days = 0 }                                                               # an archive of nothing
    guarded = { repositories = { "octo/shop" = { services = { shop = { environments = { production = { # a name again
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [
    var.name, var.packages, var.github, var.secrets, var.bypasses, var.alerts, var.observability, var.guarded
  ]
}

run "traces_without_encryption" {
  command = plan
  variables {
    observability = { traces = { endpoint = "http://collector.example:4318" } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "traces_headers_for_nobody" {
  command = plan
  variables {
    observability = { traces = { headers = true } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "traces_to_a_host_that_the_functions_refuse" {
  command = plan
  variables {
    observability = { traces = { endpoint = "https://otel_collector.internal:4318" } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "traces_to_a_path_that_the_functions_refuse" {
  command = plan
  variables {
    observability = { traces = { endpoint = "https://collector.example/{tenant}" } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "a_share_with_more_digits_than_the_functions_read" {
  command = plan
  variables {
    observability = { traces = { sampled = 1 / 3 } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "more_traces_than_there_are" {
  command = plan
  variables {
    observability = { traces = { sampled = 10 } }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.observability]
}

run "a_target_without_an_alias_and_an_api_without_encryption" {
  command = plan
  variables {
    github = { api = "http://github.example.com" }
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop"
    } } } } } } }
  }
  expect_failures = [var.guarded, var.github]
}

run "a_target_that_is_a_version" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:12"
    } } } } } } }
  }
  expect_failures = [var.guarded]
}

run "an_external_id_without_a_role" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target     = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
      externalId = "guardian"
    } } } } } } }
  }
  expect_failures = [var.guarded]
}

run "a_url_that_is_the_same_for_each_release" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
      url    = "https://shop.example.com"
    } } } } } } }
  }
  expect_failures = [var.guarded]
}

run "a_role_that_is_no_team" {
  command = plan
  variables {
    guarded = {
      repositories = { "4711" = { services = { shop = { environments = { production = {
        target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
      } } } } } }
      roles = { tech_lead = "ann" }
    }
  }
  expect_failures = [var.guarded]
}

run "a_target_in_another_account_without_a_role" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:999999999999:function:shop:live"
    } } } } } } }
  }
  expect_failures = [aws_ssm_parameter.guarded["roles"]]
}

# CloudWatch and Lambda are asked where the target is.
run "a_target_in_another_region_is_fine" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:us-east-1:111122223333:function:shop:live"
    } } } } } } }
  }
  assert {
    condition     = strcontains(jsonencode(local.policies["rollback"]["targets"]), "arn:aws:lambda:us-east-1:111122223333:function:shop")
    error_message = "found no right to touch the target of another region"
  }
}
