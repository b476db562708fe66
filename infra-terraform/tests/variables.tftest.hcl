# What is refused, before anything is asked of AWS.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  packages = { directory = "tests/packages" }
  guarded = {
    repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } }
  }
}

run "a_name_that_aws_would_refuse" {
  command = plan
  variables {
    name = "Deploy_Guardian"
  }
  expect_failures = [var.name]
}

run "a_name_that_ssm_reserves" {
  command = plan
  variables {
    name = "aws-guardian"
  }
  expect_failures = [var.name]
}

run "a_mode_that_is_none" {
  command = plan
  variables {
    mode = "observe"
  }
  expect_failures = [var.mode]
}

run "a_kind_of_package_that_is_none" {
  command = plan
  variables {
    packages = { kind = "container" }
  }
  expect_failures = [var.packages]
}

run "an_app_without_its_login" {
  command = plan
  variables {
    github = { app_id = "12345" }
  }
  expect_failures = [var.github]
}

run "a_login_that_is_no_app" {
  command = plan
  variables {
    github = { app_id = "12345", app_login = "deploy-guardian" }
  }
  expect_failures = [var.github]
}

run "an_api_without_encryption" {
  command = plan
  variables {
    github = { api = "http://github.example.com" }
  }
  expect_failures = [var.github]
}

run "a_store_that_is_none" {
  command = plan
  variables {
    secrets = { store = "vault" }
  }
  expect_failures = [var.secrets]
}

run "an_alias_instead_of_a_key" {
  command = plan
  variables {
    secrets = { kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:alias/secrets" }
  }
  expect_failures = [var.secrets]
}

run "an_empty_guarded_map" {
  command = plan
  variables {
    guarded = { repositories = {} }
  }
  expect_failures = [var.guarded]
}

run "a_repository_by_its_name" {
  command = plan
  variables {
    guarded = { repositories = { "octo/shop" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [var.guarded]
}

run "a_target_without_an_alias" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:eu-central-1:111122223333:function:shop"
    } } } } } } }
  }
  expect_failures = [var.guarded]
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

run "a_target_in_another_region" {
  command = plan
  variables {
    guarded = { repositories = { "4711" = { services = { shop = { environments = { production = {
      target = "arn:aws:lambda:us-east-1:111122223333:function:shop:live"
    } } } } } } }
  }
  expect_failures = [aws_ssm_parameter.guarded["roles"]]
}

run "a_secret_where_its_place_belongs" {
  command = plan
  variables {
    bypasses = { "4711" = { shop-bypass = "s3cr3t-s3cr3t-s3cr3t" } }
  }
  expect_failures = [var.bypasses]
}

run "an_address_that_is_none" {
  command = plan
  variables {
    alerts = { critical = ["on-call"] }
  }
  expect_failures = [var.alerts]
}

run "a_budget_of_nothing" {
  command = plan
  variables {
    alerts = { monthly_budget_usd = 0 }
  }
  expect_failures = [var.alerts]
}

run "a_retention_that_cloudwatch_lacks" {
  command = plan
  variables {
    retention = { log_days = 31 }
  }
  expect_failures = [var.retention]
}

run "a_function_that_is_none" {
  command = plan
  variables {
    functions = { relay = { memory = 1024 } }
  }
  expect_failures = [var.functions]
}
