package io.deployguardian.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A rollout of known shape gives known counts. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class PlayTest {

  private static final int STAGES = 2;
  private static final int SOAK = 10;

  /** As CloudWatch bills one side: invocations, errors, durations. */
  private static final int METRICS_A_SIDE = 3;

  private static final PlanShape SHAPE =
      new PlanShape("known", "{ stages: [{ weight: 10, soak: 10m }, { weight: 50, soak: 10m }] }");

  private Play play;
  private Usage idle;
  private Play.Played deployment;

  @BeforeAll
  void play() throws IOException {
    play = new Play(Path.of(System.getProperty("deployguardian.events")), SHAPE.yaml());
    play.deployment();
    idle = play.idle(Duration.ofMinutes(10));
    deployment = play.deployment();
  }

  @AfterAll
  void close() {
    play.close();
  }

  @Test
  void an_idle_minute_invokes_four_functions_and_every_fifth_one_two_more() {
    assertThat(idle.sum(Unit.SCHEDULER)).isEqualTo(4 * 10 + 2 * 2);
    assertThat(idle.sum(Unit.INVOCATIONS)).isEqualTo(idle.sum(Unit.SCHEDULER));
    assertThat(idle.sum(Agent.CANARY_EVALUATION, Unit.INVOCATIONS)).isEqualTo(10);
  }

  @Test
  void an_idle_tick_reads_each_due_shard_once_and_writes_nothing() {
    double eventually = 0.5;
    assertThat(idle.sum(Agent.CANARY_EVALUATION, Unit.READ_UNITS)).isEqualTo(10 * 4 * eventually);
    assertThat(idle.sum(Agent.READINESS_GATE, Unit.READ_UNITS)).isEqualTo(10 * 4 * eventually);
    assertThat(idle.sum(Agent.NOTIFICATION, Unit.READ_UNITS)).isEqualTo(10 * 8 * eventually);
    assertThat(idle.sum(Agent.EVENT_RELAY, Unit.READ_UNITS)).isEqualTo(10 * eventually);
    assertThat(idle.sum(Unit.WRITE_UNITS)).isZero();
    assertThat(idle.sum(Unit.EVENTS)).isZero();
    assertThat(idle.sum(Unit.METRICS_READ)).isZero();
  }

  @Test
  void nobody_pays_for_metrics_of_an_idle_guardian() {
    assertThat(idle.metricHours()).isEmpty();
  }

  @Test
  void each_interval_of_each_stage_is_measured_once_on_both_sides() {
    // A stage ends after its soak at the earliest: the judge may want to see a little more.
    double intervals = deployment.usage().sum(Unit.METRICS_READ) / (2 * METRICS_A_SIDE);
    assertThat(intervals).isBetween(1.0 * STAGES * SOAK, STAGES * (SOAK + 3.0));
    assertThat(intervals % 1).isZero();
  }

  @Test
  void a_stage_is_looked_at_for_as_long_as_it_soaks() {
    assertThat(deployment.took())
        .isBetween(Duration.ofMinutes(STAGES * SOAK), Duration.ofMinutes(STAGES * SOAK + 35));
  }

  @Test
  void each_webhook_is_one_invocation_and_each_commit_with_events_one_batch() {
    Usage usage = deployment.usage();
    double webhooks = usage.sum(Agent.WEBHOOK_INTAKE, Cause.WEBHOOK, Unit.INVOCATIONS);
    assertThat(webhooks).isGreaterThanOrEqualTo(9);
    double batches = usage.sum(Agent.EVENT_RELAY, Cause.STREAM, Unit.INVOCATIONS);
    assertThat(usage.sum(Unit.EVENTS)).isGreaterThanOrEqualTo(batches);
    assertThat(batches).isPositive();
  }

  @Test
  void only_the_rollback_and_the_smoke_test_begin_cold() {
    assertThat(deployment.usage().sum(Agent.SMOKE_TEST, Unit.COLD_STARTS)).isEqualTo(1);
    assertThat(deployment.usage().sum(Agent.CANARY_EVALUATION, Unit.COLD_STARTS)).isZero();
  }
}
