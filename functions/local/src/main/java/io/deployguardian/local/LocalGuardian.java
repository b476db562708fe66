package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.GuardianStore;
import io.deployguardian.aws.bus.CountedRelay;
import io.deployguardian.aws.bus.Relay;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.CanaryEvaluation;
import io.deployguardian.core.canary.Exposure;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollback.Health;
import io.deployguardian.core.rollback.Rollback;
import io.deployguardian.core.rollback.WayBack;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.core.smoke.SmokeTest;
import io.deployguardian.wire.door.CanaryDoor;
import io.deployguardian.wire.door.Door;
import io.deployguardian.wire.door.Doors;
import io.deployguardian.wire.door.FunctionUrl;
import io.deployguardian.wire.door.IntakeDoor;
import io.deployguardian.wire.door.Replays;
import io.deployguardian.wire.door.RollbackDoor;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.github.WebhookSignature;
import io.deployguardian.wire.http.Bypasses;
import io.deployguardian.wire.http.OwnMachine;
import io.deployguardian.wire.http.Probes;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The functions of the guardian, each wired as on AWS, on local parts. */
final class LocalGuardian {

  private static final int LOOKED_AT = 1_000;

  private final GuardianStore store;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Watch watch;
  private final Surroundings around;
  private final Pace pace;

  private final Rollouts rollouts;
  private final Plans plans;
  private final Switches switches;
  private final Doors doors;
  private final AtGitHub atGitHub;

  LocalGuardian(
      GuardianStore store,
      Surroundings around,
      InstantSource clock,
      RandomGenerator chance,
      Watch watch) {
    this.store = store;
    this.around = around;
    this.clock = clock;
    this.chance = chance;
    this.watch = watch;
    this.pace = around.pace();
    this.rollouts = store.rollouts();
    this.plans = store.plans(new YamlPlanReader());
    this.switches = store.switches(around.mode());
    this.doors = new Doors(clock, this::health, watch);
    this.atGitHub =
        new AtGitHub(
            store,
            rollouts,
            plans,
            switches,
            around.guarded(),
            around.github(),
            doors,
            pace,
            clock,
            watch);
  }

  Rollouts rollouts() {
    return rollouts;
  }

  IntakeDoor intake(WebhookSignature signature) {
    return new IntakeDoor(
        new Intake(rollouts, store.gates(), store.inbox(), pace, clock),
        signature,
        around.github().ownLogin(),
        this::health,
        watch);
  }

  /**
   * Whoever worked on this data before is dead: a host is its only worker, so no lease is worth
   * waiting for.
   */
  void releaseLeases() {
    Instant now = clock.instant();
    for (Recorded known : rollouts.newest(LOOKED_AT)) {
      if (known.rollout() instanceof Rollout.Leased leased && !leased.lease().isFree(now)) {
        rollouts.commit(Change.of(Step.from(known, leased.released(now))), Set.of());
      }
    }
  }

  void addTo(Functions functions, IntakeDoor intake, Relay relay) {
    functions.add(Agent.WEBHOOK_INTAKE, new FunctionUrl(intake)::enter);
    functions.add(Agent.EVENT_RELAY, relay(relay)::enter);
    functions.add(Agent.READINESS_GATE, atGitHub.readinessGate()::enter);
    functions.add(Agent.SMOKE_TEST, smokeTest()::enter);
    functions.add(Agent.CANARY_EVALUATION, canaryEvaluation()::enter);
    functions.add(Agent.ROLLBACK, rollback()::enter);
    functions.add(Agent.SCHEDULED_AUDIT, atGitHub.scheduledAudit()::enter);
    functions.add(Agent.NOTIFICATION, atGitHub.notification()::enter);
  }

  private Door relay(Relay relay) {
    return doors.eventRelay(new CountedRelay(relay, store.outbox(), clock, watch));
  }

  private Door smokeTest() {
    var smokeTest =
        new SmokeTest(
            rollouts,
            plans,
            suite(),
            around.github().workflows(),
            around.guarded(),
            switches,
            pace,
            clock);
    return doors.smokeTest(smokeTest, rollouts);
  }

  private Door canaryEvaluation() {
    var judge = new SequentialJudge();
    var soaking =
        new SoakingCanary(rollouts, plans, around.guarded(), around.metrics(), judge, pace);
    return new CanaryDoor(
            rollouts,
            new CanaryEvaluation(rollouts, switches, soaking, pace, clock),
            soaking,
            new ByHandCanary(rollouts, plans, switches, pace, clock),
            new Replays(rollouts, plans, judge),
            switches,
            clock,
            watch)
        .of(doors, new Exposure(rollouts, plans, steering(), switches, pace, clock));
  }

  private Door rollback() {
    var wayBack =
        new WayBack(
            rollouts,
            steering(),
            new Health(plans, around.guarded(), suite()),
            switches,
            pace,
            clock);
    return RollbackDoor.of(doors, new Rollback(rollouts, switches, wayBack, pace, clock), wayBack);
  }

  private JsonNode health() {
    ObjectNode report = DomainJson.mapper().createObjectNode();
    String status = "UP";
    var check = DomainJson.mapper().createObjectNode().put("name", "dynamodb");
    long from = clock.millis();
    try {
      store.ping();
      check.put("status", "UP");
    } catch (RuntimeException e) {
      status = "DOWN";
      check.put("status", "DOWN").put("error", e.getClass().getSimpleName());
    }
    check.put("millis", clock.millis() - from);
    report.put("status", status).putArray("checks").add(check);
    return report;
  }

  private Steering steering() {
    return new Steering(rollouts, around.guarded(), around.traffic());
  }

  private Suite suite() {
    // The demo's releases are on this very machine.
    var probes = new Probes(Invocations.NONE, Bypasses.NONE, OwnMachine.REACHED, clock);
    return new Suite(probes, chance);
  }
}
