package io.deployguardian.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.SecurityHeadersCheck;
import io.deployguardian.core.check.TlsCheck;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.runbook.Trouble.Kind;
import io.deployguardian.core.testing.SamplePlans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a plan has, and whatever strangers call it. */
class RunbookLawsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Property(tries = 100)
  void every_check_of_a_plan_appears_exactly_once_in_its_environment(
      @ForAll("plans") ServicePlan plan) {
    Runbook runbook = Drafts.of(plan);
    assertThat(runbook.environments()).containsExactlyElementsOf(plan.environments().keySet());
    plan.environments()
        .forEach(
            (environment, there) ->
                assertThat(names(runbook, environment, Kind.CHECK))
                    .containsExactlyElementsOf(
                        there.smoke().checks().stream().map(Check::name).toList()));
  }

  @Property(tries = 100)
  void every_metric_appears_exactly_once_where_it_is_measured(@ForAll("plans") ServicePlan plan) {
    Runbook runbook = Drafts.of(plan);
    plan.environments()
        .forEach(
            (environment, there) ->
                assertThat(names(runbook, environment, Kind.METRIC))
                    .containsExactlyElementsOf(
                        there.canary().stages().isEmpty()
                            ? List.of()
                            : there.canary().metrics().stream().map(Metric::name).toList()));
  }

  @Property(tries = 100)
  void every_trouble_says_what_it_is_what_it_means_and_where_to_look(
      @ForAll("plans") ServicePlan plan, @ForAll("names") String service) {
    assertThat(Drafts.of(service, plan).places())
        .flatExtracting(Runbook.Place::troubles)
        .allSatisfy(
            trouble -> {
              assertThat(trouble.symptom().toString()).endsWith(".");
              assertThat(trouble.meaning()).isNotEmpty();
              assertThat(trouble.look()).isNotEmpty();
            });
  }

  private static List<String> names(Runbook runbook, String environment, Kind kind) {
    return Drafts.troubles(runbook, environment, kind).stream().map(Trouble::name).toList();
  }

  @Provide
  Arbitrary<ServicePlan> plans() {
    return Arbitraries.maps(names(), environments())
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(byName -> new TreeMap<>(byName))
        .map(byName -> ServicePlan.of((SortedMap<String, EnvironmentPlan>) byName));
  }

  private Arbitrary<EnvironmentPlan> environments() {
    Arbitrary<List<Check>> checks =
        names().list().uniqueElements().ofMinSize(1).ofMaxSize(8).flatMap(this::checks);
    return Combinators.combine(checks, Arbitraries.of(true, false))
        .as(
            (all, staged) -> {
              EnvironmentPlan checking = Drafts.checking(all.toArray(Check[]::new));
              return staged
                  ? checking
                  : new EnvironmentPlan(
                      checking.smoke(), SamplePlans.staged().canary(), checking.hold());
            });
  }

  private Arbitrary<List<Check>> checks(List<String> names) {
    return Combinators.combine(names.stream().map(RunbookLawsTest::check).toList()).as(all -> all);
  }

  private static Arbitrary<Check> check(String name) {
    var none = new TreeMap<String, String>();
    return Arbitraries.of(
        new HttpCheck(name, "/" + name, 200, none, none, Optional.empty(), SECOND),
        new SecurityHeadersCheck(name, "/", SECOND),
        new TlsCheck(name, Optional.of("https://" + name), SECOND, SECOND),
        new LambdaCheck(name, Optional.empty(), "{}", none, SECOND),
        new LoadCheck(name, "/", 1, SECOND, SECOND, 0.5, SECOND),
        new WorkflowCheck(name, "e2e.yml", none, SECOND));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12),
        Arbitraries.strings().withChars("{}`'\"|\\@# $<>").ofMinLength(1).ofMaxLength(6));
  }
}
