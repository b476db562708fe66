package io.deployguardian.aws.testing;

import static io.deployguardian.aws.testing.EmulatorKind.DEMAND;
import static io.deployguardian.aws.testing.EmulatorKind.TOKEN;
import static io.deployguardian.aws.testing.EmulatorKind.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.testing.EmulatorKind.Machine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmulatorKindTest {

  private static final Map<String, String> ENDPOINT_AND_TOKEN =
      Map.of(URL, "http://127.0.0.1:4566", TOKEN, "ls-1");

  private static Machine machine(Map<String, String> environment, boolean docker, boolean moto) {
    return new Machine(environment, () -> docker, moto);
  }

  @Test
  void one_that_runs_already_comes_first() {
    assertThat(EmulatorKind.choose(machine(ENDPOINT_AND_TOKEN, true, true)))
        .contains(EmulatorKind.ENDPOINT);
  }

  @Test
  void a_token_means_localstack_and_none_means_floci() {
    assertThat(EmulatorKind.choose(machine(Map.of(TOKEN, "ls-1"), true, true)))
        .contains(EmulatorKind.LOCALSTACK);
    assertThat(EmulatorKind.choose(machine(Map.of(TOKEN, " "), true, true)))
        .contains(EmulatorKind.FLOCI);
  }

  @Test
  void without_docker_moto_is_left() {
    assertThat(EmulatorKind.choose(machine(Map.of(TOKEN, "ls-1"), false, true)))
        .contains(EmulatorKind.MOTO);
  }

  @Test
  void without_any_of_them_there_is_none() {
    assertThat(EmulatorKind.choose(machine(Map.of(), false, false))).isEmpty();
  }

  @Test
  void docker_is_not_asked_for_where_something_runs_already() {
    var machine =
        new Machine(
            ENDPOINT_AND_TOKEN,
            () -> {
              throw new AssertionError("asked");
            },
            false);
    assertThat(EmulatorKind.choose(machine)).contains(EmulatorKind.ENDPOINT);
  }

  @Test
  void a_demanded_one_is_that_one_or_an_error() {
    assertThat(EmulatorKind.choose(machine(Map.of(DEMAND, "moto"), true, true)))
        .contains(EmulatorKind.MOTO);
    assertThatThrownBy(() -> EmulatorKind.choose(machine(Map.of(DEMAND, "floci"), false, true)))
        .hasMessage("DEPLOYGUARDIAN_EMULATOR: found floci, expected what it needs here: Docker");
  }

  @Test
  void where_any_is_demanded_none_is_an_error() {
    assertThat(EmulatorKind.choose(machine(Map.of(DEMAND, "any"), false, true)))
        .contains(EmulatorKind.MOTO);
    assertThatThrownBy(() -> EmulatorKind.choose(machine(Map.of(DEMAND, "any"), false, false)))
        .hasMessageContaining("found any, expected one of any, endpoint (AWS_ENDPOINT_URL), ");
  }

  @Test
  void an_unknown_name_is_an_error() {
    assertThatThrownBy(() -> EmulatorKind.choose(machine(Map.of(DEMAND, "Moto"), true, true)))
        .hasMessageContaining("found Moto, expected one of any, endpoint");
  }
}
