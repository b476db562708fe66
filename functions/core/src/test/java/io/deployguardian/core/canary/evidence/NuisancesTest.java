package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NuisancesTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.31, 0.405465108, 0.6})
  void whoever_wanders_goes_somewhere(double step) {
    var nuisances = Nuisances.on(step);
    Close.same(Arrays.stream(nuisances.wanderingStart()).sum(), 1);
    double[][] next = nuisances.wandering();
    for (int from = 0; from < next.length; from++) {
      double sum = 0;
      for (double[] to : next) {
        sum += to[from];
      }
      Close.same(sum, 1);
    }
  }

  @Test
  void whoever_wanders_tends_to_stay() {
    double[][] next = Nuisances.on(Math.log(1.5)).wandering();
    int middle = Nuisances.WANDERING_REACH;
    assertThat(next[middle][middle]).isGreaterThan(2 * next[middle + 1][middle]);
    assertThat(next[middle + 1][middle]).isGreaterThan(2 * next[middle + 2][middle]);
  }

  @Test
  void chance_alone_is_granted_in_full_and_no_other_excuse_is() {
    assertThat(Nuisances.EXCUSE_WEIGHTS[0]).isEqualTo(1);
    assertThat(Arrays.stream(Nuisances.EXCUSE_WEIGHTS).skip(1)).allMatch(w -> w > 0 && w < 1);
  }

  @Test
  void what_is_suspected_is_suspected_with_a_probability_of_1() {
    for (Suspicion suspicion : new Suspicion[] {Suspicion.WORSE, Suspicion.below(6)}) {
      double onsets = 0;
      for (int n = 2; n < 1_000_000; n++) {
        onsets += suspicion.onset(n);
      }
      assertThat(Arrays.stream(suspicion.weights()).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
      assertThat(suspicion.fromStart() + onsets).isBetween(0.99, 1.0);
      assertThat(suspicion.from(0, 1)).hasSameSizeAs(suspicion.weights());
    }
  }
}
