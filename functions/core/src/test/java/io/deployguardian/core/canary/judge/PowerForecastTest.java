package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.plan.Power;
import io.deployguardian.core.rollout.Verdict;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan is told about its power, against what the judge then does. */
class PowerForecastTest {

  private static final int ROLLOUTS = 300;

  @ParameterizedTest
  @CsvSource({"600, 2", "2000, 2", "12000, 2"})
  void nine_of_ten_doublings_are_found_about_when_they_were_forecast(int traffic, double times) {
    double forecast =
        new Power(traffic * 0.9, traffic * 0.1, 0.005, 0.01).intervals(times).orElseThrow();
    int horizon = (int) (2 * forecast) + 5;
    var found = new int[ROLLOUTS];
    for (int i = 0; i < ROLLOUTS; i++) {
      var pairs = new Drawn(5000 + i).errors(horizon, traffic, any -> times, 0, 0);
      Judgement judgement = Case.of(Drawn.ERRORS, pairs).judge();
      found[i] =
          judgement.verdict() instanceof Verdict.Fail
              ? judgement.decidedAt().orElseThrow()
              : Integer.MAX_VALUE;
    }
    Arrays.sort(found);
    double ninetieth = found[ROLLOUTS * 9 / 10];
    assertThat(ninetieth).isBetween(forecast / 1.5, forecast * 1.5);
  }
}
