package io.deployguardian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @Test
  void measures_everything_and_writes_nothing_unless_told() throws Exception {
    var options = parse();
    assertThat(options.speed()).isTrue();
    assertThat(options.simulation()).isTrue();
    assertThat(options.rollouts()).isEqualTo(4_000);
    assertThat(options.page()).isEmpty();
  }

  @Test
  void measures_only_what_it_is_told() throws Exception {
    assertThat(parse("--only", "speed").simulation()).isFalse();
    var simulation = parse("--only", "simulation", "--rollouts", "200");
    assertThat(simulation.speed()).isFalse();
    assertThat(simulation.rollouts()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, the unknown option --fast",
    "--rollouts, nothing behind it",
    "--rollouts 0, expected 1 to 999999",
    "--rollouts many, expected 1 to 999999",
    "--only both, expected speed or simulation",
    "--only speed --write, expected all figures",
    "--write, can't read judge.md"
  })
  void says_what_is_wrong(String line, String complaint) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining(complaint);
  }

  private static Options parse(String... arguments) throws Options.Wrong {
    return Options.parse(Path.of("nowhere", "judge.md"), List.of(arguments));
  }
}
