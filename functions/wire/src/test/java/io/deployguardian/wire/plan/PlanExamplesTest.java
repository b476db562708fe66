package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plans of {@code docs/examples}: newcomers copy them, so they are right. */
class PlanExamplesTest {

  private static final Path FOLDER = Path.of("../../docs/examples");

  @ParameterizedTest
  @MethodSource("examples")
  void the_reader_and_the_schema_take_it(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(new YamlPlanReader().read(text)).isInstanceOf(Valid.class);
    assertThat(PlanSchema.complaints(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_service_declares_what_readiness_asks_for(Path file) throws IOException {
    assertThat(plan(file).services().values())
        .extracting(ServicePlan::declared)
        .allSatisfy(PlanExamplesTest::isReady);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_production_comes_after_a_staging_that_soaks(Path file) throws IOException {
    for (ServicePlan service : plan(file).services().values()) {
      var productions =
          service.environments().entrySet().stream()
              .filter(entry -> entry.getValue().promotion().tier() == Tier.PRODUCTION)
              .toList();
      assertThat(productions).hasSize(1);
      String before = service.before(productions.getFirst().getKey()).orElseThrow();
      var staging = service.environment(before).orElseThrow().promotion();
      assertThat(staging.tier()).isEqualTo(Tier.STAGING);
      assertThat(staging.soak()).isPositive();
    }
  }

  @Test
  void the_services_of_the_monorepo_are_touched_by_their_own_files() throws IOException {
    Plan plan = plan(FOLDER.resolve("monorepo.yml"));
    assertThat(touchedBy(plan, "services/search/index.js")).containsExactly("search");
    assertThat(touchedBy(plan, "libraries/text/stem.js"))
        .containsExactly("payments", "search", "shop");
    assertThat(touchedBy(plan, "libraries/money/euro.js")).containsExactly("payments", "shop");
    assertThat(touchedBy(plan, "services/shop/README.md")).isEmpty();
  }

  @Test
  void the_index_names_each_of_them() throws IOException {
    String index = Files.readString(FOLDER.resolve("README.md"));
    assertThat(examples())
        .hasSize(5)
        .allSatisfy(file -> assertThat(index).contains("](" + file.getFileName() + ")"));
  }

  @Test
  void the_guardian_can_guard_each_of_its_functions() throws IOException {
    assertThat(plan(FOLDER.resolve("the-guardian-itself.yml")).services().keySet())
        .isEqualTo(Stream.of(Agent.values()).map(Agent::functionName).collect(Collectors.toSet()));
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  private static void isReady(Declared declared) {
    assertThat(declared.health().orElseThrow().readiness()).isPresent();
    assertThat(declared.health().orElseThrow().liveness()).isPresent();
    assertThat(declared.rollback()).isPresent();
    assertThat(declared.monitoring().orElseThrow().alerts()).isNotEmpty();
    assertThat(declared.runbook()).isPresent();
    assertThat(declared.resources().orElseThrow().memory()).isPresent();
    assertThat(declared.contacts()).isPresent();
  }

  private static List<String> touchedBy(Plan plan, String file) {
    return plan.services().entrySet().stream()
        .filter(entry -> entry.getValue().scope().isTouchedBy(List.of(file)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Plan plan(Path file) throws IOException {
    return ((Valid) new YamlPlanReader().read(Files.readString(file))).plan();
  }
}
