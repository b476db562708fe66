# The address at which GitHub reaches the function. It needs no AWS signature: GitHub has none, and the function checks
# GitHub's own before it reads anything.

resource "aws_lambda_function_url" "live" {
  count = var.url ? 1 : 0

  function_name      = aws_lambda_function.this.function_name
  qualifier          = local.live.name
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"
}

# Since October 2025 a public address needs two permissions: to call the address, and to invoke through it.
# The provider grants the first one by itself, too (FunctionURLAllowPublicAccess), but no plan shows that.
resource "aws_lambda_permission" "url" {
  count = var.url ? 1 : 0

  statement_id           = "CallUrl"
  function_name          = aws_lambda_function.this.function_name
  qualifier              = local.live.name
  principal              = "*"
  action                 = "lambda:InvokeFunctionUrl"
  function_url_auth_type = "NONE"
}

# The second one by CloudFormation: aws_lambda_permission got its condition (invoked_via_function_url) only late in 6.x,
# and without that condition everybody with an AWS account might invoke the function with any payload.
resource "aws_cloudformation_stack" "url" {
  count = var.url ? 1 : 0

  name = "${var.name}-url"
  template_body = jsonencode({
    Description = "Lets the world invoke ${var.name} through its address, and in no other way"
    Resources = {
      InvokeThroughUrl = {
        Type = "AWS::Lambda::Permission"
        Properties = {
          FunctionName          = local.live_arn
          Action                = "lambda:InvokeFunction"
          Principal             = "*"
          InvokedViaFunctionUrl = true
        }
      }
    }
  })

  depends_on = [aws_lambda_alias.live, aws_lambda_alias.guarded]
}
