environment = "production"
account_id  = "444455556666"
mode        = "observe-only" # until the team has seen for a while what it would have done

github = {
  app_id    = "Iv23liPRODUCTION"
  app_login = "deploy-guardian[bot]"
}

guarded = {
  repositories = {
    "4711" = {
      services = {
        # In the guardian's own account.
        shop = {
          environments = {
            production = {
              target = "arn:aws:lambda:eu-central-1:444455556666:function:shop:live"
              url    = "https://shop-{artifact}.example.com/"
              floor  = { soak = "PT10M", firstWeight = 10, tier = "production" }
            }
          }
        }
        # In another one, which lets it in by a role: see target-account/.
        checkout = {
          environments = {
            production = {
              target     = "arn:aws:lambda:eu-central-1:777788889999:function:checkout:live"
              role       = "arn:aws:iam::777788889999:role/deploy-guardian-target"
              externalId = "deploy-guardian-production"
            }
          }
        }
      }
    }
  }
  roles = {
    tech_lead = "example-org/tech-leads"
  }
}

bypasses = {
  "4711" = { shop-bypass = "secretsmanager:shop/bypass" }
}

alerts = {
  critical           = ["on-call@example.com"]
  warning            = ["team@example.com"]
  info               = ["team@example.com"]
  monthly_budget_usd = 20
}

# A vendor's, which is opened by headers: put them into the secret deploy-guardian/traces-headers.
traces = { endpoint = "https://otlp.example.com", headers = true }

functions = {
  rollback   = { memory = 1024 }
  smoke-test = { concurrency = 20 }
}
