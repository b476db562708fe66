package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.rollout.Verdict;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A look at the end is as good as a look at every interval, and nothing is dated back. */
class TimeLawsTest {

  @Property(tries = 300)
  void every_look_on_the_way_agrees_with_the_one_at_the_end(@ForAll("any") Case whole) {
    Case all = whole.inTime().first(whole.length());
    Judgement last = all.judge();
    OptionalInt failedAt = OptionalInt.empty();
    int passesSince = 0;
    for (int t = 0; t <= all.length(); t++) {
      Judgement then = all.first(t).judge();
      boolean passes = then.verdict() instanceof Verdict.Pass;
      passesSince = passes ? (passesSince == 0 ? t : passesSince) : 0;
      if (failedAt.isPresent()) {
        assertThat(then).isEqualTo(last).hasToString(last.toString());
      } else if (then.verdict() instanceof Verdict.Fail && then.decidedAt().orElse(0) == t) {
        failedAt = OptionalInt.of(t);
        assertThat(then).isEqualTo(last).hasToString(last.toString());
      }
    }
    Statistics.label("verdict")
        .collect(last.verdict().word())
        .coverage(
            coverage -> {
              coverage.check("PASS").percentage(share -> share > 5);
              coverage.check("FAIL").percentage(share -> share > 10);
              coverage.check("INCONCLUSIVE").percentage(share -> share > 20);
            });
    switch (last.verdict()) {
      case Verdict.Pass pass -> assertThat(last.decidedAt()).hasValue(passesSince);
      case Verdict.Fail fail -> assertThat(last.decidedAt()).isPresent();
      case Verdict.Inconclusive unclear -> assertThat(last.decidedAt()).isEmpty();
    }
    if (failedAt.isPresent()) {
      assertThat(last.decidedAt()).isEqualTo(failedAt);
    }
  }

  @Provide
  Arbitrary<Case> any() {
    return Cases.any();
  }
}
