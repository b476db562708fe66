package io.deployguardian.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowerThanTest {

  @Property
  void a_name_says_its_bound_and_the_bound_its_name(
      @ForAll @IntRange(min = 1, max = 600_000) int millis) {
    var slower = new SlowerThan(millis);
    assertThat(SlowerThan.named(slower.toString())).contains(slower);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "error-rate",
        "slower-than-ms",
        "slower-than-0ms",
        "slower-than-0500ms",
        "slower-than-600001ms",
        "slower-than-5000000000ms",
        "slower-than--1ms",
        "slower-than-0.5ms",
        "slower-than-500",
        "slower-than-1s",
        "slower-than-500ms ",
        "Slower-than-500ms",
        "slower-than-٥ms"
      })
  void another_name_is_another_metric(String name) {
    assertThat(SlowerThan.named(name)).isEmpty();
  }

  @Test
  void a_bound_has_limits() {
    assertThatThrownBy(() -> new SlowerThan(0))
        .hasMessage("slower than: found 0 ms, expected 1 to 600000");
    assertThatThrownBy(() -> new SlowerThan(600_001))
        .hasMessage("slower than: found 600001 ms, expected 1 to 600000");
  }
}
