package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** What must not matter. */
class SymmetryLawsTest {

  private static final double RELATIVE = 1e-9;

  @Property(tries = 1000)
  void the_unit_of_a_value_does_not_matter(
      @ForAll("any") Case one, @ForAll @DoubleRange(min = -9, max = 9) @Scale(6) double power) {
    double unit = Math.pow(10, power);
    Case other = one.map(row -> row.metric().kind() == Kind.VALUE ? scaled(row, unit) : row);
    Judgement before = one.judge();
    Judgement after = other.judge();
    assertSameDecision(before, after);
    for (int i = 0; i < one.rows().size(); i++) {
      assertSameNumbers(before.metrics().get(i), after.metrics().get(i));
    }
  }

  private static Row scaled(Row row, double unit) {
    Metric m = row.metric();
    OptionalDouble threshold =
        m.threshold().isPresent()
            ? OptionalDouble.of(unit * m.threshold().getAsDouble())
            : m.threshold();
    return row.map(pair -> pair.both(reading -> times(reading, unit)))
        .with(
            new Metric(
                m.name(),
                m.kind(),
                m.direction(),
                threshold,
                m.tolerance(),
                m.critical(),
                m.required()));
  }

  private static Reading times(Reading reading, double unit) {
    return reading instanceof Reading.Value(double value, long samples)
        ? new Reading.Value(unit * value, samples)
        : reading;
  }

  @Property(tries = 1000)
  void down_is_up_from_below(@ForAll("any") Case one) {
    Case other = one.map(SymmetryLawsTest::mirrored);
    Judgement before = one.judge();
    Judgement after = other.judge();
    assertSameDecision(before, after);
    for (int i = 0; i < one.rows().size(); i++) {
      assertSame(before.metrics().get(i).evidence(), after.metrics().get(i).evidence());
    }
  }

  private static Row mirrored(Row row) {
    Metric m = row.metric();
    if (m.direction() == Direction.EITHER) {
      // A threshold is always a most; and of as many bad events as others either may be compared.
      return row;
    }
    OptionalDouble threshold =
        m.threshold().isPresent()
            ? OptionalDouble.of((m.kind() == Kind.RATIO ? 1 : 0) - m.threshold().getAsDouble())
            : m.threshold();
    Direction direction =
        m.direction() == Direction.INCREASE ? Direction.DECREASE : Direction.INCREASE;
    return row.map(pair -> pair.both(SymmetryLawsTest::mirrored))
        .with(
            new Metric(
                m.name(),
                m.kind(),
                direction,
                threshold,
                m.tolerance(),
                m.critical(),
                m.required()));
  }

  private static Reading mirrored(Reading reading) {
    return switch (reading) {
      case Reading.Value value -> new Reading.Value(-value.value(), value.samples());
      case Reading.Count count when count.bad() <= count.total() ->
          new Reading.Count(count.total() - count.bad(), count.total());
      default -> reading;
    };
  }

  @Property(tries = 300)
  void up_and_down_are_alike_where_either_is_worse(@ForAll("values") Case one) {
    Metric m = one.rows().getFirst().metric();
    Metric either =
        new Metric(
            m.name(),
            m.kind(),
            Direction.EITHER,
            OptionalDouble.empty(),
            m.tolerance(),
            m.critical(),
            m.required());
    Case up = one.with(0, row -> row.with(either));
    Case down = up.with(0, row -> row.map(pair -> pair.both(SymmetryLawsTest::mirrored)));
    Judgement before = up.judge();
    Judgement after = down.judge();
    assertSameDecision(before, after);
    assertSame(before.metrics().getFirst().evidence(), after.metrics().getFirst().evidence());
  }

  @Property(tries = 200)
  void the_same_question_gets_the_same_answer_to_the_letter(@ForAll("any") Case one) {
    Judgement first = one.judge();
    Judgement second = one.judge();
    assertThat(second).isEqualTo(first).hasToString(first.toString());
  }

  private static void assertSameDecision(Judgement before, Judgement after) {
    assertThat(after.verdict().word()).isEqualTo(before.verdict().word());
    assertThat(after.decidedAt()).isEqualTo(before.decidedAt());
    for (int i = 0; i < before.metrics().size(); i++) {
      assertThat(after.metrics().get(i).verdict().word())
          .isEqualTo(before.metrics().get(i).verdict().word());
    }
  }

  private static void assertSameNumbers(Finding before, Finding after) {
    assertThat(after.samples()).isEqualTo(before.samples());
    assertThat(after.excluded()).isEqualTo(before.excluded());
    assertSame(before.evidence(), after.evidence());
    assertThat(after.effect().isPresent()).isEqualTo(before.effect().isPresent());
    before.effect().ifPresent(effect -> assertSame(effect, after.effect().orElseThrow()));
    assertThat(after.interval().isPresent()).isEqualTo(before.interval().isPresent());
    before
        .interval()
        .ifPresent(
            interval -> {
              assertSame(interval.low(), after.interval().orElseThrow().low());
              assertSame(interval.high(), after.interval().orElseThrow().high());
            });
  }

  private static void assertSame(double before, double after) {
    if (Double.isInfinite(before)) {
      assertThat(after).isEqualTo(before);
    } else {
      assertThat(after).isCloseTo(before, within(RELATIVE * Math.max(1e-6, Math.abs(before))));
    }
  }

  @Provide
  Arbitrary<Case> any() {
    return Cases.any();
  }

  @Provide
  Arbitrary<Case> values() {
    return Cases.single(Kind.VALUE);
  }
}
