package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Restarts, switches, plans that are absent or wrong, and deployments that overtake each other. */
@ExtendWith(OneHost.class)
class HostLifeTest {

  @Test
  void a_restart_keeps_everything_and_goes_on() {
    try (RunningHost host = RunningHost.guarding()) {
      Deployed good = host.baseline();
      Deployed bad = good.then("shop:1.1.0");
      host.caller().publish(bad.artifact(), 0.5, false);
      Delivery created = bad.created();
      host.caller().deliver(created);
      host.awaitState(bad, "Planned");
      JsonNode before = host.caller().rollout(good).path("timeline");

      host.restart();

      assertThat(host.caller().rollout(good).path("timeline")).isEqualTo(before);
      assertThat(host.weightsOf(good)).isEqualTo(Map.of(good.artifact(), 100));
      assertThat(host.caller().deliver(created).json().path("skipped").asBoolean()).isTrue();
      host.caller().deliver(bad.succeeded());
      host.awaitState(bad, "Soaking", "RollingBack", "RolledBack");

      host.restart();

      host.awaitState(bad, "RolledBack");
      assertThat(host.weightsOf(good)).isEqualTo(Map.of(good.artifact(), 100));
      assertThat(host.caller().get("/rollouts").json().path("rollouts").size()).isEqualTo(2);
    }
  }

  @Test
  @Tag("slow")
  void a_restart_keeps_the_stop_switch() {
    try (RunningHost host = RunningHost.guarding()) {
      Deployed first = Deployed.first();
      host.switchTo(Mode.STOPPED, first);

      host.restart();

      host.deploy(first);
      assertStaysUndecided(host, first);
    }
  }

  @Test
  void stopped_it_records_and_decides_nothing_and_started_again_it_goes_on(RunningHost host) {
    Deployed good = host.baseline(Deployed.first().in("staging"));
    host.switchTo(Mode.STOPPED, good);
    Deployed next = good.then("shop:1.1.0");
    host.caller().publish(next.artifact(), 0, false);
    host.deploy(next);

    assertStaysUndecided(host, next);
    assertThat(host.weightsOf(next)).isEqualTo(Map.of(good.artifact(), 100));

    host.switchTo(Mode.GUARDING, good);

    host.awaitState(next, "Soaking");
    assertThat(host.weightsOf(next)).isEqualTo(Map.of(good.artifact(), 50, next.artifact(), 50));
  }

  @Test
  void without_a_plan_a_deployment_is_registered_once_and_left_alone() {
    try (RunningHost host = RunningHost.withoutPlan()) {
      Deployed deployed = Deployed.first();
      host.deploy(deployed);

      host.awaitState(deployed, "Unguarded");

      JsonNode rollout = host.caller().rollout(deployed);
      assertThat(rollout.path("why").asText()).contains("--plan");
      assertThat(decisions(host, deployed)).filteredOn("unguarded"::equals).hasSize(1);
      assertThat(host.caller().weights(deployed).path("revision").asLong()).isZero();
    }
  }

  @Test
  void an_environment_that_the_plan_does_not_name_is_unguarded(RunningHost host) {
    Deployed deployed = Deployed.first().in("review-17");
    host.deploy(deployed);

    host.awaitState(deployed, "Unguarded");
    assertThat(host.caller().rollout(deployed).path("why").asText()).contains("review-17");
  }

  @Test
  void
      an_invalid_plan_is_held_with_line_found_and_expected_until_a_newer_deployment_has_a_valid_one() {
    String broken = TestPlan.text().replaceFirst("weight: 50", "weight: 500");
    int line = broken.substring(0, broken.indexOf("weight: 500")).split("\n").length;
    try (RunningHost host = RunningHost.under(broken)) {
      Deployed held = Deployed.first();
      host.caller().publish(held.artifact(), 0, false);
      host.deploy(held);
      host.awaitState(held, "Held");

      assertThat(host.caller().get("/decisions.jsonl").body().lines())
          .filteredOn(entry -> entry.contains("hold: the plan is invalid"))
          .singleElement()
          .asString()
          .contains("line " + line + ", ")
          .contains("found 500")
          .contains("expected ");

      host.changePlan(TestPlan.text());
      Deployed newer = held.then("shop:1.0.1");
      host.caller().publish(newer.artifact(), 0, false);
      host.deploy(newer);

      host.awaitState(newer, "Promoted");
      assertThat(host.caller().stateOf(held)).isEqualTo("Superseded");
    }
  }

  @Test
  void a_newer_deployment_takes_over_and_an_older_one_comes_too_late(RunningHost host) {
    Deployed good = host.baseline(Deployed.first().in("staging"));
    Deployed late = good.then("shop:1.0.9");
    Deployed old = good.then("shop:1.1.0");
    Deployed newer = good.then("shop:1.2.0");
    host.caller().publish(old.artifact(), 0, false);
    host.caller().publish(newer.artifact(), 0, false);
    host.deploy(old);
    host.awaitState(old, "Soaking");
    assertThat(host.weightsOf(old)).containsEntry(old.artifact(), 50);

    host.deploy(newer);
    host.deploy(late);

    host.awaitState(newer, "Soaking");
    assertThat(host.caller().stateOf(old)).isEqualTo("Superseded");
    assertThat(host.caller().stateOf(late)).isEqualTo("Superseded");
    assertThat(host.caller().rollout(old).path("by").asText()).isEqualTo(newer.rollout());
    assertThat(host.weightsOf(newer)).isEqualTo(Map.of(good.artifact(), 50, newer.artifact(), 50));
  }

  @Test
  void a_release_whose_smoke_test_fails_never_gets_traffic(RunningHost host) {
    Deployed good = host.baseline();
    Deployed sick = good.then("shop:1.1.0-sick");
    host.caller().publish(sick.artifact(), 0, true);
    host.deploy(sick);

    host.awaitState(sick, "RolledBack");

    assertThat(decisions(host, sick)).contains("roll back: the smoke test failed");
    assertThat(host.caller().traffic(sick).has(sick.artifact())).isFalse();
    assertThat(host.weightsOf(sick)).isEqualTo(Map.of(good.artifact(), 100));
  }

  @Test
  void a_bad_release_is_taken_back_by_the_canary(RunningHost host) {
    Deployed good = host.baseline();
    Deployed bad = good.then("shop:1.1.0-bad");
    host.caller().publish(bad.artifact(), 0.5, false);
    host.deploy(bad);

    host.awaitState(bad, "RolledBack");

    JsonNode rollout = host.caller().rollout(bad);
    assertThat(rollout.at("/restored/artifact").asText()).isEqualTo(good.artifact());
    assertThat(decisions(host, bad)).contains("roll back: the canary failed");
    assertThat(host.weightsOf(bad)).isEqualTo(Map.of(good.artifact(), 100));
  }

  /** Recorded, and after many ticks neither planned nor decided. */
  private static void assertStaysUndecided(RunningHost host, Deployed deployed) {
    assertThat(host.caller().stateOf(deployed)).isEqualTo("Registered");
    Eventually.pause(RunningHost.TICK.multipliedBy(8).plus(Duration.ofMillis(200)));
    assertThat(host.caller().stateOf(deployed)).isEqualTo("Registered");
    assertThat(decisions(host, deployed))
        .containsExactly("register", "the pipeline published the release");
  }

  private static List<String> decisions(RunningHost host, Deployed deployed) {
    return host.caller().rollout(deployed).path("timeline").findValuesAsText("decision");
  }
}
