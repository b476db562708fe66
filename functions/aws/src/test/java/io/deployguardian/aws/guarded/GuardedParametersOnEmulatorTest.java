package io.deployguardian.aws.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against somebody else's idea of a path. */
@OnEmulator
class GuardedParametersOnEmulatorTest {

  private final String path = "/" + Emulator.unique("guardian") + "/guarded";
  private SsmClient client;

  @BeforeEach
  void open(Emulator emulator) {
    client = emulator.client(SsmClient.builder());
  }

  @Test
  void every_repository_below_the_path_is_read_and_nothing_beside_it() {
    for (int id = 1; id <= 11; id++) {
      put(path + "/" + id, GuardedParametersTest.SHOP, ParameterType.STRING);
    }
    put(path + "/roles", "{\"lead\": \"a/b\"}", ParameterType.SECURE_STRING);
    put(path + "/12/deeper", "no map", ParameterType.STRING);
    put(path + "-of-another/13", GuardedParametersTest.SHOP, ParameterType.STRING);
    var map = new GuardedParameters(client).below(path);
    assertThat(map.bindings()).hasSize(11);
    assertThat(map.teams()).isEqualTo(Map.of("lead", "a/b"));
  }

  @Test
  void a_path_with_nothing_below_it_is_an_empty_map() {
    assertThat(new GuardedParameters(client).below(path).bindings()).isEmpty();
  }

  private void put(String name, String value, ParameterType type) {
    client.putParameter(put -> put.name(name).value(value).type(type));
  }
}
