package io.deployguardian.lambdastandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void has_a_default_for_everything() throws Exception {
    var options = parse();
    assertThat(options.port()).isEqualTo(9001);
    assertThat(options.name()).isEqualTo("deploy-guardian");
    assertThat(options.packages()).isEqualTo(Path.of("packages"));
    assertThat(options.like()).isEmpty();
  }

  @Test
  void takes_what_it_is_told() throws Exception {
    var options =
        parse("--port", "0", "--packages", "p", "--name", "n", "--like", "http://127.0.0.1:5000");
    assertThat(options.port()).isZero();
    assertThat(options.packages()).isEqualTo(Path.of("p"));
    assertThat(options.name()).isEqualTo("n");
    assertThat(options.like()).contains("http://127.0.0.1:5000");
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, unknown option --fast",
    "--port, nothing behind it",
    "--port 65536, expected 0 to 65535",
    "--port many, expected 0 to 65535"
  })
  void says_what_is_wrong(String line, String complaint) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void gives_functions_the_shells_way_to_aws_and_nothing_else_of_it() throws Exception {
    var own =
        Map.of(
            "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_PROFILE", "mine",
            "GUARDIAN_TABLE", "guardian",
            "HOME", "somewhere");
    var given = LambdaCommand.configurations(parse(), own).of("deploy-guardian-x", null);
    assertThat(given.orElseThrow().environment())
        .containsOnlyKeys("AWS_ENDPOINT_URL_DYNAMODB", "AWS_SECRET_ACCESS_KEY", "GUARDIAN_TABLE");
  }

  private static Options parse(String... arguments) throws Options.Wrong {
    return Options.parse(Path.of("packages"), List.of(arguments));
  }
}
