package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignBetsTest {

  @Property(tries = 60, seed = "3071")
  void whoever_bets_on_fair_signs_wins_nothing_on_average(
      @ForAll @Size(min = 1, max = 11)
          List<@DoubleRange(min = 0, max = 2) @Scale(3) Double> sizes) {
    // Over all 2^n patterns of signs: exactly, whatever the sizes are.
    int patterns = 1 << sizes.size();
    double sum = 0;
    for (int signs = 0; signs < patterns; signs++) {
      var bets = new SignBets();
      for (int i = 0; i < sizes.size(); i++) {
        bets.observe((signs >> i & 1) == 0 ? sizes.get(i) : -sizes.get(i));
      }
      sum += Math.exp(bets.log());
    }
    Close.same(sum / patterns, 1);
  }

  @Test
  void a_tail_on_one_side_is_found_and_one_on_both_sides_is_not() {
    assertThat(tailed(1)).isGreaterThan(Math.log(100));
    assertThat(tailed(-1)).isLessThan(0);
  }

  @Test
  void usual_values_are_no_reason_to_bet() {
    var bets = new SignBets();
    for (int i = 0; i < 200; i++) {
      bets.observe(0.1 + i % 7 * 0.01);
    }
    assertThat(bets.log()).isZero();
  }

  @Test
  void zeros_are_no_reason_to_bet() {
    var bets = new SignBets();
    for (int i = 0; i < 50; i++) {
      bets.observe(0);
    }
    assertThat(bets.log()).isZero();
  }

  /** One value of ten is ten times as large, and of this sign after the other one. */
  private static double tailed(int next) {
    var bets = new SignBets();
    int sign = 1;
    for (int i = 0; i < 120; i++) {
      boolean large = i % 10 == 9;
      bets.observe(large ? sign : (i % 2 == 0 ? 0.1 : -0.1));
      sign *= large ? next : 1;
    }
    return bets.log();
  }
}
