package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.aws.testing.Moto;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against somebody else's idea of Parameter Store and Secrets Manager. */
@Tag("slow")
class SecretsOnMotoTest {

  private static Moto moto;
  private static SsmClient ssm;
  private static SecretsManagerClient manager;
  private static Secrets secrets;

  @BeforeAll
  static void start() {
    moto = Moto.startOrSkip();
    ssm = at(SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build();
    manager =
        at(SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
            .build();
    secrets = new Secrets(InstantSource.system(), () -> ssm, () -> manager);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void a_parameter_is_read_decrypted() {
    ssm.putParameter(
        put -> put.name("/guardian/hook").value("secret").type(ParameterType.SECURE_STRING));
    assertThat(secret("ssm:/guardian/hook").value()).isEqualTo("secret");
    assertThatThrownBy(() -> secret("ssm:/guardian/none").value())
        .hasMessageContaining("found no such secret");
  }

  @Test
  void a_rotated_secret_has_a_version_before() {
    String arn =
        manager
            .createSecret(create -> create.name("guardian").secretString("{\"hook\":\"old\"}"))
            .arn();
    var reference =
        (SecretReference.Managed) FakeStore.reference("secretsmanager:" + arn + "#hook");
    var before = new ManagedSource(manager, reference, ManagedSource.PREVIOUS);
    assertThat(before.read()).isEmpty();
    manager.putSecretValue(put -> put.secretId("guardian").secretString("{\"hook\":\"new\"}"));
    assertThat(secret("secretsmanager:guardian#hook").value()).isEqualTo("new");
    assertThat(before.read().orElseThrow().value()).isEqualTo("old");
  }

  private static Secret secret(String reference) {
    return secrets.secret(FakeStore.reference(reference));
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(B builder) {
    return builder
        .endpointOverride(moto.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }
}
