package io.deployguardian.aws.lambda;

import static io.deployguardian.aws.lambda.LambdaAliasTrafficTest.binding;
import static io.deployguardian.aws.lambda.LambdaAliasTrafficTest.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Moto;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic.State;
import io.deployguardian.core.rollout.Traffic.Write;
import io.deployguardian.core.rollout.Weight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Against somebody else's idea of Lambda. Revisions are left out there, so conflicts are tested
 * elsewhere.
 */
class LambdaAliasTrafficOnMotoTest {

  private static final String ROLE = "shop-role";
  private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:shop:";

  private static Moto moto;
  private static LambdaAliasTraffic traffic;

  @BeforeAll
  static void publishTwoVersionsBehindAnAlias() throws Exception {
    moto = Moto.startOrSkip();
    createRole(moto.endpoint());
    LambdaClient lambda = client(moto.endpoint());
    lambda.createFunction(
        create ->
            create
                .functionName("shop")
                .runtime("python3.13")
                .handler("shop.handler")
                .role("arn:aws:iam::123456789012:role/" + ROLE)
                .code(code -> code.zipFile(zip("one")))
                .publish(true));
    lambda.updateFunctionCode(
        update -> update.functionName("shop").zipFile(zip("two")).publish(true));
    lambda.createAlias(alias -> alias.functionName("shop").name("live").functionVersion("1"));
    traffic = new LambdaAliasTraffic((access, region) -> lambda);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void shifts_and_brings_back() {
    var shop = binding(ARN + "live");
    var old = new Release("a", "1");
    var tenth = Split.between(old, new Release("b", "2"), new Weight(10));
    State before = traffic.read(shop);
    assertThat(before.shows(Split.allTo(old))).isTrue();
    assertThat(traffic.write(shop, tenth, before.revision())).isEqualTo(new Write.Written());
    State during = traffic.read(shop);
    assertThat(during.split()).contains(tenth);
    assertThat(traffic.write(shop, Split.allTo(old), during.revision()))
        .isEqualTo(new Write.Written());
    assertThat(traffic.read(shop).split()).contains(Split.allTo(old));
  }

  @Test
  void refuses_what_is_not_there() {
    var gone = binding(ARN + "gone");
    State state = traffic.read(gone);
    assertThat(state.split()).isEmpty();
    Split split = Split.allTo(new Release("a", "1"));
    assertThat(traffic.write(gone, split, state.revision())).isInstanceOf(Write.Refused.class);
  }

  /** moto tells services apart by the signature's scope. */
  private static void createRole(URI endpoint) throws IOException, InterruptedException {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
         "Principal": {"Service": "lambda.amazonaws.com"}}]}""";
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0")
            .POST(
                BodyPublishers.ofString(
                    "Action=CreateRole&Version=2010-05-08&RoleName="
                        + ROLE
                        + "&AssumeRolePolicyDocument="
                        + URLEncoder.encode(trust, StandardCharsets.UTF_8)))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static SdkBytes zip(String content) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("shop.py"));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }
}
