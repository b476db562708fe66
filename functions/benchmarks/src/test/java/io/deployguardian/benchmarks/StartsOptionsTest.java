package io.deployguardian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartsOptionsTest {

  @Test
  void starts_each_ten_times_and_writes_nothing_unless_told() throws Exception {
    assertThat(parse()).isEqualTo(new StartsOptions(10, Optional.empty()));
    assertThat(parse("--starts", "3").starts()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, the unknown option --fast",
    "--starts, found nothing",
    "--starts 0, expected 1 to 999",
    "--write, can't read functions.md"
  })
  void says_what_is_wrong(String line, String complaint) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining(complaint);
  }

  private static StartsOptions parse(String... arguments) throws Options.Wrong {
    return StartsOptions.parse(Path.of("nowhere", "functions.md"), "functions", List.of(arguments));
  }
}
