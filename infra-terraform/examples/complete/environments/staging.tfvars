environment = "staging"
account_id  = "111122223333"
mode        = "guarding" # where it costs little, it may act

github = {
  app_id    = "Iv23liSTAGING"
  app_login = "deploy-guardian-staging[bot]"
}

guarded = {
  repositories = {
    "4711" = {
      services = {
        shop = {
          environments = {
            staging = { target = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live" }
          }
        }
      }
    }
  }
}

alerts = {
  warning = ["team@example.com"]
}

deletion_protection = false
