package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.PlanReading.Invalid;
import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlPlanReaderTest {

  private final YamlPlanReader reader = new YamlPlanReader();

  @Test
  void a_plan_that_says_everything_is_read_as_it_is_written() {
    EnvironmentPlan plan = environment(PlanTexts.FULL, "shop", "production");
    assertThat(plan.smoke())
        .isEqualTo(
            new SmokePlan(
                List.of(
                    new HttpCheck(
                        "health",
                        "/health",
                        204,
                        new TreeMap<>(Map.of("/status", "UP", "/n", "3")),
                        new TreeMap<>(Map.of("content-type", "text/plain")),
                        Optional.of(Duration.ofMillis(500)),
                        Duration.ofSeconds(5)),
                    check("home", "https://shop.example/")),
                new Retries(4, Duration.ofSeconds(2), Duration.ofSeconds(50)),
                Duration.ofSeconds(30),
                true));
    assertThat(plan.canary().stages())
        .containsExactly(
            new Stage(new Weight(5), Duration.ofHours(1)),
            new Stage(new Weight(50), Duration.ofHours(2)));
    assertThat(plan.canary().metrics())
        .containsExactly(
            new Metric(
                "error-rate",
                Kind.RATIO,
                Direction.INCREASE,
                OptionalDouble.of(0.02),
                new Tolerance(0.25, 0.002),
                true,
                true),
            new Metric(
                "orders",
                Kind.VALUE,
                Direction.DECREASE,
                OptionalDouble.of(7.5),
                new Tolerance(0.05, 0),
                false,
                false));
    assertThat(plan.canary().risk()).isEqualTo(new Risk(0.005, 0.1));
    assertThat(plan.canary().traffic()).hasValue(12.5);
    assertThat(plan.canary().interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.canary().patience()).isEqualTo(Duration.ofMinutes(20));
    assertThat(plan.canary().delay()).isEqualTo(Duration.ofMinutes(3));
    assertThat(plan.hold()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_plan_that_says_least_gets_the_defaults() {
    EnvironmentPlan plan = environment(PlanTexts.SMALLEST, "default", "eu/prod 1");
    assertThat(plan.smoke())
        .isEqualTo(
            new SmokePlan(
                List.of(check("home", "/")), Retries.DEFAULT, Duration.ofMinutes(1), false));
    assertThat(plan.canary().stages())
        .extracting(stage -> stage.weight().percent() + " " + stage.soak())
        .containsExactly("10 PT10M", "25 PT10M", "50 PT10M");
    assertThat(plan.canary().metrics())
        .containsExactly(
            ratio("error-rate", 0.01, true),
            ratio("slower-than-500ms", 0.01, true),
            ratio("slower-than-200ms", 0.05, false));
    assertThat(plan.canary().risk()).isEqualTo(new Risk(0.01, 0.05));
    assertThat(plan.canary().traffic()).isEmpty();
    assertThat(plan.canary().interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.canary().patience()).isEqualTo(Duration.ofMinutes(15));
    assertThat(plan.canary().delay()).isEqualTo(Duration.ofMinutes(2));
    assertThat(plan.hold()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void a_metric_that_says_least_tolerates_what_is_usual_for_its_kind() {
    String text =
        PlanTexts.FULL
            .replace("tolerance: 25%, absoluteTolerance: 0.2%, ", "")
            .replace("tolerance: 0.05, ", "");
    assertThat(environment(text, "shop", "production").canary().metrics())
        .extracting(Metric::tolerance)
        .containsExactly(new Tolerance(0.5, 0.001), new Tolerance(0.1, 0));
  }

  @Test
  void a_percentage_and_its_number_are_the_same() {
    String percent =
        PlanTexts.FULL
            .replace(
                "tolerance: 25%, absoluteTolerance: 0.2%",
                "tolerance: 50%, absoluteTolerance: 0.1%")
            .replace("alpha: 0.5%", "alpha: 1%")
            .replace("beta: 0.1", "beta: 5%");
    CanaryPlan canary = environment(percent, "shop", "production").canary();
    assertThat(canary.metrics().getFirst().tolerance()).isEqualTo(Kind.RATIO.usualTolerance());
    assertThat(canary.risk()).isEqualTo(Risk.USUAL);
  }

  @ParameterizedTest
  @MethodSource("good")
  void a_plan_without_a_mistake_is_valid(String text) {
    assertThat(reader.read(text)).isInstanceOf(Valid.class);
  }

  @Timeout(5)
  @ParameterizedTest
  @MethodSource("bad")
  void a_mistake_is_named_with_its_line_its_place_what_was_found_and_what_is_expected(Bad bad) {
    assertThat(problems(bad.text()))
        .contains(new Problem(bad.line(), bad.place(), bad.found(), bad.expected()));
  }

  @Test
  void several_mistakes_are_reported_at_once_in_the_order_of_the_text() {
    String text =
        PlanTexts.FULL
            .replace("hold: 7d", "hold: 7")
            .replace("limit: 30s", "limit: 30")
            .replace("weight: 5,", "weight: 500,");
    assertThat(problems(text)).extracting(Problem::line).containsExactly(8, 19, 28);
  }

  @Test
  void a_stage_after_a_broken_one_is_compared_with_the_last_good_one() {
    String text = PlanTexts.FULL.replace("weight: 50,", "weight: x,");
    assertThat(problems(text)).hasSize(1);
  }

  @Test
  void mistakes_without_end_are_counted_after_as_many_as_anybody_fixes_at_once() {
    String text = "a: 1\n".replace("a", "key%d").repeat(40);
    var keys = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      keys.append(text.lines().findFirst().orElseThrow().formatted(i)).append('\n');
    }
    assertThat(problems(keys.toString()))
        .hasSize(PlanLimits.PROBLEMS + 1)
        .last()
        .isEqualTo(new Problem(0, "document", "16 more problems", "none"));
  }

  @Test
  void a_plans_id_is_the_hash_of_its_text() {
    assertThat(YamlPlanReader.idOf("abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(reader.read(PlanTexts.FULL))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> assertThat(valid.id()).isEqualTo(YamlPlanReader.idOf(PlanTexts.FULL)));
  }

  @Property(tries = 2000)
  void a_damaged_plan_is_a_reading_and_never_an_exception(
      @ForAll @IntRange(max = 1200) int at,
      @ForAll char damage,
      @ForAll @IntRange(max = 30) int cut) {
    int from = Math.min(at, PlanTexts.FULL.length());
    int to = Math.min(from + cut, PlanTexts.FULL.length());
    String text = PlanTexts.FULL.substring(0, from) + damage + PlanTexts.FULL.substring(to);
    assertThat(reader.read(text)).isNotNull();
  }

  @Property(tries = 2000)
  void no_text_at_all_is_an_exception(@ForAll String text) {
    assertThat(reader.read(text)).isNotNull();
  }

  static Stream<String> good() {
    return PlanTexts.good();
  }

  static Stream<Bad> bad() {
    return PlanTexts.bad();
  }

  private List<Problem> problems(String text) {
    PlanReading reading = reader.read(text);
    assertThat(reading).isInstanceOf(Invalid.class);
    return ((Invalid) reading).problems();
  }

  private EnvironmentPlan environment(String text, String service, String environment) {
    PlanReading reading = reader.read(text);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).plan().of(new ServiceKey(1, service, environment)).orElseThrow();
  }

  private static Metric ratio(String name, double threshold, boolean decides) {
    return new Metric(
        name,
        Kind.RATIO,
        Direction.INCREASE,
        OptionalDouble.of(threshold),
        new Tolerance(0.5, 0.001),
        decides,
        decides);
  }

  private static HttpCheck check(String name, String location) {
    return new HttpCheck(
        name,
        location,
        200,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Duration.ofSeconds(10));
  }
}
