package io.deployguardian.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Settling;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The language's own laws. */
class LanguageLawsTest {

  @Property(tries = 300)
  void worst_of_is_associative(
      @ForAll("verdicts") Verdict a, @ForAll("verdicts") Verdict b, @ForAll("verdicts") Verdict c) {
    assertThat(a.worstOf(b).worstOf(c)).isEqualTo(a.worstOf(b.worstOf(c)));
  }

  @Property(tries = 100)
  void an_empty_pass_is_the_identity_of_worst_of(@ForAll("verdicts") Verdict a) {
    Verdict pass = new Verdict.Pass(List.of());
    assertThat(a.worstOf(pass)).isEqualTo(a);
    assertThat(pass.worstOf(a)).isEqualTo(a);
  }

  @Property(tries = 200)
  void only_two_passes_are_a_pass(@ForAll("verdicts") Verdict a, @ForAll("verdicts") Verdict b) {
    boolean both = a instanceof Verdict.Pass && b instanceof Verdict.Pass;
    assertThat(a.worstOf(b) instanceof Verdict.Pass).isEqualTo(both);
  }

  @Property(tries = 300)
  void newer_is_a_total_order(
      @ForAll("deployments") Deployment a,
      @ForAll("deployments") Deployment b,
      @ForAll("deployments") Deployment c) {
    assertThat(a.isNewerThan(b) ? 1 : 0)
        .as("exactly one of newer, older, equal")
        .isEqualTo(1 - (b.isNewerThan(a) ? 1 : 0) - (a.equals(b) ? 1 : 0));
    if (a.isNewerThan(b) && b.isNewerThan(c)) {
      assertThat(a.isNewerThan(c)).isTrue();
    }
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
  }

  @Property(tries = 300)
  void settling_ends_and_its_last_look_is_at_the_end(
      @ForAll @IntRange(max = 3_600) int seconds,
      @ForAll @Size(max = 200) List<@IntRange(max = 90) Integer> late) {
    var pace = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(seconds));
    Instant end = Samples.NOON.plusSeconds(seconds);
    var settling = Settling.from(Samples.NOON, pace);
    Instant now = Samples.NOON;
    int looks = 0;
    while (settling.next().isPresent()) {
      assertThat(settling.next().get()).isBetween(now, end.isAfter(now) ? end : now);
      now = settling.next().get().plusSeconds(looks < late.size() ? late.get(looks) : 0);
      settling = settling.looked(now, pace);
      assertThat(++looks).isLessThan(20);
    }
    assertThat(now).isAfterOrEqualTo(end);
  }

  @Property(tries = 200)
  void a_split_always_adds_up_to_100(
      @ForAll @IntRange(max = 100) int percent,
      @ForAll @IntRange(max = 3) int baseline,
      @ForAll @IntRange(max = 3) int canary) {
    var weight = new Weight(percent);
    var split = Split.between(Samples.release(baseline), Samples.release(canary), weight);
    assertThat(split.weights().values().stream().mapToInt(Weight::percent).sum()).isEqualTo(100);
    assertThat(split.weights()).doesNotContainValue(Weight.NONE);
    assertThat(split.of(Samples.release(canary)))
        .isEqualTo(baseline == canary ? Weight.ALL : weight);
    assertThat(weight.rest().rest()).isEqualTo(weight);
  }

  @Provide
  Arbitrary<Verdict> verdicts() {
    Arbitrary<List<Reason>> reasons =
        Arbitraries.integers()
            .between(0, 9)
            .map(i -> new Reason("check " + i, "found " + i))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Arbitraries.oneOf(
        reasons.map(Verdict.Pass::new),
        reasons.map(Verdict.Fail::new),
        reasons.map(Verdict.Inconclusive::new));
  }

  @Provide
  Arbitrary<Deployment> deployments() {
    var numbers = Arbitraries.integers().between(0, 3);
    return Combinators.combine(numbers, numbers)
        .as((id, second) -> new Deployment(id, Samples.NOON.plusSeconds(second)));
  }
}
