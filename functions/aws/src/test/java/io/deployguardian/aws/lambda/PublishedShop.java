package io.deployguardian.aws.lambda;

import io.deployguardian.aws.testing.Emulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A function with two published versions, whose alias {@code live} is at the first. */
final class PublishedShop {

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"Service": "lambda.amazonaws.com"}}]}""";
  private static final String CODE =
      """
      def handler(event, context):
          return {"asked": event, "by": "version %s"}
      """;

  private final LambdaClient lambda;
  private final String name = Emulator.unique("shop");
  private final String arn;

  PublishedShop(Emulator emulator, LambdaClient lambda) {
    this.lambda = lambda;
    String role = role(emulator.client(IamClient.builder()));
    arn = create(role);
    lambda.publishVersion(publish -> publish.functionName(name));
    change("two");
    lambda.publishVersion(publish -> publish.functionName(name));
    lambda.createAlias(alias -> alias.functionName(name).name("live").functionVersion("1"));
  }

  String arn() {
    return arn;
  }

  private String role(IamClient iam) {
    return iam.createRole(role -> role.roleName(name).assumeRolePolicyDocument(TRUST)).role().arn();
  }

  private String create(String role) {
    String created =
        lambda
            .createFunction(
                create ->
                    create
                        .functionName(name)
                        .runtime("python3.13")
                        .handler("shop.handler")
                        .role(role)
                        .code(code -> code.zipFile(zip("one"))))
            .functionArn();
    lambda.waiter().waitUntilFunctionActiveV2(function -> function.functionName(name));
    return created;
  }

  private void change(String word) {
    lambda.updateFunctionCode(update -> update.functionName(name).zipFile(zip(word)));
    lambda.waiter().waitUntilFunctionUpdatedV2(function -> function.functionName(name));
  }

  private static SdkBytes zip(String word) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("shop.py"));
      zip.write(CODE.formatted(word).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }
}
