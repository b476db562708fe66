package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against somebody else's idea of Parameter Store and Secrets Manager. */
@OnEmulator
class SecretsOnEmulatorTest {

  private static SsmClient ssm;
  private static SecretsManagerClient manager;
  private static Secrets secrets;

  @BeforeAll
  static void start(Emulator emulator) {
    ssm = emulator.client(SsmClient.builder());
    manager = emulator.client(SecretsManagerClient.builder());
    secrets = new Secrets(InstantSource.system(), () -> ssm, () -> manager);
  }

  @Test
  void a_parameter_is_read_decrypted() {
    String name = "/" + Emulator.unique("guardian") + "/hook";
    ssm.putParameter(put -> put.name(name).value("secret").type(ParameterType.SECURE_STRING));
    assertThat(secret("ssm:" + name).value()).isEqualTo("secret");
    assertThatThrownBy(() -> secret("ssm:" + name + "-none").value())
        .hasMessageContaining("found no such secret");
  }

  @Test
  void a_rotated_secret_has_a_version_before() {
    String name = Emulator.unique("guardian");
    String arn =
        manager.createSecret(create -> create.name(name).secretString("{\"hook\":\"old\"}")).arn();
    var reference =
        (SecretReference.Managed) FakeStore.reference("secretsmanager:" + arn + "#hook");
    var before = new ManagedSource(manager, reference, ManagedSource.PREVIOUS);
    assertThat(before.read()).isEmpty();
    manager.putSecretValue(put -> put.secretId(name).secretString("{\"hook\":\"new\"}"));
    assertThat(secret("secretsmanager:" + name + "#hook").value()).isEqualTo("new");
    assertThat(before.read().orElseThrow().value()).isEqualTo("old");
  }

  private static Secret secret(String reference) {
    return secrets.secret(FakeStore.reference(reference));
  }
}
