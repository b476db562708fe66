package io.deployguardian.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.5S, 500ms",
    "PT1.5S, 1500ms",
    "PT90S, 90s",
    "PT15M, 15m",
    "PT90M, 90m",
    "PT2H, 2h",
    "PT36H, 36h",
    "P7D, 7d"
  })
  void a_duration_is_in_the_largest_unit_that_leaves_no_rest(Duration duration, String spelt) {
    assertThat(Spelling.of(duration)).isEqualTo(spelt);
  }

  @ParameterizedTest
  @CsvSource({"0.999, 99.9%", "0.9999, 99.99%", "0.01, 1%", "0.005, 0.5%", "1, 100%", "10, 1000%"})
  void a_share_is_in_percent_and_without_rounding(double share, String spelt) {
    assertThat(Spelling.ofShare(share)).isEqualTo(spelt);
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "0.25, 0.25", "1000000, 1000000"})
  void a_number_has_no_trailing_zeros(double number, String spelt) {
    assertThat(Spelling.ofNumber(number)).isEqualTo(spelt);
  }
}
