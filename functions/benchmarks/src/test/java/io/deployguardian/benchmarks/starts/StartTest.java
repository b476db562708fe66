package io.deployguardian.benchmarks.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartTest {

  @Test
  void takes_the_median_of_each_figure_by_itself() {
    var median =
        Start.medianOf(
            List.of(
                new Start(3, 10, 1, 1, 100, 9),
                new Start(1, 30, 1, 1, 300, 9),
                new Start(2, 20, 7, 1, 200, 9)));
    assertThat(median).isEqualTo(new Start(2, 20, 1, 1, 200, 9));
  }

  @Test
  void takes_the_middle_of_two() {
    assertThat(Start.median(4, 1, 2, 90)).isEqualTo(3);
  }
}
