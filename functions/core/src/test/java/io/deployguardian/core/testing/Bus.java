package io.deployguardian.core.testing;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Set;

/** Brings an event to the use cases that the rules in {@code events/rules} name for it. */
public final class Bus {

  private final World world;

  Bus(World world) {
    this.world = world;
  }

  /** Everything that is pending, and what follows from it, in order. */
  public void run() {
    for (var events = world.store.relay(); !events.isEmpty(); events = world.store.relay()) {
      events.forEach(event -> world.atTheEdge(() -> deliver(event)));
    }
  }

  /** Everything that is pending is told to nobody. */
  public void lose() {
    world.store.relay();
  }

  public void deliver(Event event) {
    if (event instanceof Event.OfRollout told) {
      route(told, told.about().rollout());
    }
  }

  private void route(Event.OfRollout event, RolloutId id) {
    switch (event) {
      case Event.RolloutRegistered e -> plan(e, id);
      case Event.DeploymentSucceeded e -> test(e, id);
      case Event.RolloutPlanned e -> test(e, id);
      case Event.SmokeTestPassed e -> expose(e, id);
      case Event.StagePassed e -> expose(e, id);
      case Event.RolloutResumed e -> expose(e, id);
      case Event.SmokeTestFailed e -> drive(e, id);
      case Event.CanaryFailed e -> drive(e, id);
      case Event.RollbackRequested e -> drive(e, id);
      case Event.RolloutSuperseded e -> drive(e, id);
      case Event.StepOverdue e -> overdue(e, id);
      default -> {}
    }
  }

  private void overdue(Event.StepOverdue event, RolloutId id) {
    switch (event.state()) {
      case "Registered" -> plan(event, id);
      case "Planned", "SmokeTesting" -> test(event, id);
      case "Shifting", "Promoting" -> expose(event, id);
      case "Held", "RollingBack", "RollbackFailed", "RolledBack", "Superseded", "Promoted" ->
          drive(event, id);
      default -> throw new IllegalStateException("nobody owns " + event.state());
    }
  }

  private void plan(Event event, RolloutId id) {
    world.planning.plan(id, claim(Agent.READINESS_GATE, event));
  }

  private void test(Event event, RolloutId id) {
    world.smokeTest.test(id, claim(Agent.SMOKE_TEST, event));
  }

  private void expose(Event event, RolloutId id) {
    world.exposure.expose(id, claim(Agent.CANARY_EVALUATION, event));
  }

  private void drive(Event event, RolloutId id) {
    world.wayBack.drive(id, claim(Agent.ROLLBACK, event));
  }

  private Set<Claim> claim(Agent agent, Event event) {
    return Set.of(Claim.of(agent, event.id(), world.clock.instant()));
  }
}
