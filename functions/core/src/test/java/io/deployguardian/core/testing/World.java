package io.deployguardian.core.testing;

import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.CanaryEvaluation;
import io.deployguardian.core.canary.Exposure;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.plan.InMemoryPlans;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollback.Health;
import io.deployguardian.core.rollback.Rollback;
import io.deployguardian.core.rollback.RollbackAnswer;
import io.deployguardian.core.rollback.RollbackRequest;
import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollback.WayBack;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.InMemoryRollouts;
import io.deployguardian.core.rollout.InMemorySwitches;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.smoke.SmokeTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Everything that a guardian consists of, wired on fakes, and one guarded service to deploy: {@link
 * #KEY}.
 */
public final class World {

  public static final ServiceKey KEY = Samples.KEY;
  public static final Pace PACE = Pace.onAws();
  public static final ByHand ADA = new ByHand("ada", "the spike is known");
  private static final Instant START = Samples.NOON.plusSeconds(60);

  public final Calls calls = new Calls();
  public final FakeClock clock = new FakeClock(START);
  public final InMemoryRollouts store = new InMemoryRollouts();
  public final FakeTraffic traffic = new FakeTraffic(calls);
  public final FakeProbe probe = new FakeProbe();
  public final FakeWorkflows workflows = new FakeWorkflows();
  public final FakeMetrics metrics = new FakeMetrics();
  public final FakePlans repository = new FakePlans();
  public final FakeGuarded guarded = new FakeGuarded();
  public final InMemorySwitches switches = new InMemorySwitches();
  public final Plans plans = new InMemoryPlans(repository);
  public final Rollouts rollouts = new WatchedRollouts(store, calls);
  public final Steering steering = new Steering(rollouts, guarded, traffic);
  public final Suite suite = new Suite(probe, new Random(1));

  public final Intake intake = new Intake(rollouts, store, store, PACE, clock);
  public final Planning planning =
      new Planning(rollouts, plans, repository, repository, guarded, switches, PACE, clock);
  public final SmokeTest smokeTest =
      new SmokeTest(rollouts, plans, suite, workflows, guarded, switches, PACE, clock);
  public final Exposure exposure = new Exposure(rollouts, plans, steering, switches, PACE, clock);
  public final SoakingCanary soaking =
      new SoakingCanary(rollouts, plans, guarded, metrics, new SequentialJudge(), PACE);
  public final CanaryEvaluation evaluation =
      new CanaryEvaluation(rollouts, switches, soaking, PACE, clock);
  public final ByHandCanary byHand = new ByHandCanary(rollouts, plans, switches, PACE, clock);
  public final WayBack wayBack =
      new WayBack(rollouts, steering, new Health(plans, guarded, suite), switches, PACE, clock);
  public final Rollback rollback = new Rollback(rollouts, switches, wayBack, PACE, clock);
  public final Bus bus = new Bus(this);
  private final List<RuntimeException> broken = new ArrayList<>();
  private int deliveries;

  public World() {
    guarded.bind(KEY, Floor.NONE);
    repository.declare(KEY, SamplePlans.twoStages());
  }

  // ---- what GitHub tells ----

  /** Deployment {@code n}: release {@code n}, created {@code n} seconds after noon. */
  public static Subject subject(int n) {
    return Samples.subject(n);
  }

  public static RolloutId id(int n) {
    return subject(n).id();
  }

  public Intake.Received created(int n) {
    return tell(new Fact.Created(subject(n)));
  }

  public Intake.Received succeeded(int n) {
    return tell(reported(n, Fact.Outcome.SUCCEEDED));
  }

  public Intake.Received failed(int n) {
    return tell(reported(n, Fact.Outcome.FAILED));
  }

  /** A job of workflow run {@code 7000 + n} waits for our word. */
  public Intake.Received asked(int n) {
    return tell(new Fact.ApprovalRequested(subject(n), 7000 + n));
  }

  public Intake.Received tell(Fact fact) {
    return intake.receive("delivery-" + ++deliveries, fact);
  }

  /** Each fact about deployment {@code n} has one id, however often it is told. */
  public Fact.Reported reported(int n, Fact.Outcome outcome) {
    long statusId = 10L * n + outcome.ordinal();
    return new Fact.Reported(subject(n), outcome, statusId, clock.instant(), Optional.empty());
  }

  // ---- time and people ----

  /** One tick of the schedule, and what follows from it. */
  public void tick() {
    evaluation.due().forEach(id -> atTheEdge(() -> evaluation.look(id)));
    bus.run();
  }

  /**
   * As in production: what is broken outside is logged, stops nobody else, and is repaired by the
   * next tick.
   */
  void atTheEdge(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException broken) {
      this.broken.add(broken);
    }
  }

  public List<RuntimeException> broken() {
    return List.copyOf(broken);
  }

  /** A minute passes, and the schedule ticks, and so on. */
  public void minutes(int n) {
    for (int i = 0; i < n; i++) {
      clock.pass(Duration.ofMinutes(1));
      tick();
    }
  }

  public RollbackAnswer rollBack(int n) {
    return rollback.request(request(n, Optional.empty()));
  }

  public RollbackAnswer rollBack(int n, String to) {
    return rollback.request(request(n, Optional.of(to)));
  }

  public static RollbackRequest request(int n, Optional<String> to) {
    return new RollbackRequest(new Which.One(id(n)), to, ADA, Optional.empty());
  }

  public void mode(Mode mode) {
    switches.set(Optional.empty(), mode, ADA, clock.instant());
  }

  // ---- shortcuts ----

  /** Deployment {@code n} is created and published, and everything that follows at once happens. */
  public void deploy(int n) {
    created(n);
    succeeded(n);
    bus.run();
  }

  /** Deployment {@code n} goes all the way. */
  public void promote(int n) {
    deploy(n);
    minutes(8);
    if (!"Promoted".equals(state(n))) {
      throw new IllegalStateException(n + " is " + rollout(n));
    }
  }

  // ---- what became of it ----

  public Recorded recorded(int n) {
    return store.find(id(n)).orElseThrow();
  }

  public Rollout rollout(int n) {
    return recorded(n).rollout();
  }

  public String state(int n) {
    return rollout(n).state();
  }

  public Environment environment() {
    return store.environment(KEY);
  }

  public List<String> decisions(int n) {
    return store.decisions(id(n)).stream().map(Decision::decision).toList();
  }

  public <E extends Event> List<E> events(Class<E> type) {
    return store.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  public Split split() {
    return traffic.state().split().orElseThrow();
  }

  public static Split all(int n) {
    return Split.allTo(Samples.release(n));
  }
}
