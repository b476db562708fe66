package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A guardian in memory, and a GitHub that it tells. */
final class NotifiedWorld {

  final World world = new World();
  final FakeGitHub github = new FakeGitHub();
  final InMemoryNotices notices = new InMemoryNotices();
  final Notifications notifications = notifications(Optional.of(github.boards()));
  private int delivered;

  Notifications notifications(Optional<Boards> boards) {
    return new Notifications(
        dossiers(),
        notices,
        boards,
        new FakePages(),
        world.switches,
        world.store,
        World.PACE,
        world.clock);
  }

  Dossiers dossiers() {
    return new Dossiers(world.store, world.store, world.plans);
  }

  /** What is equal is equal on a page. */
  static final class FakePages implements Typesetter {
    @Override
    public String report(Report report) {
      return report.toString();
    }

    @Override
    public String incident(IncidentReport incident) {
      return incident.toString();
    }

    @Override
    public String resolution(IncidentReport incident) {
      return "resolved: " + incident.now();
    }
  }

  /** Every event that was told since the last time. */
  void deliver() {
    List<Event> events = world.store.events();
    events.subList(delivered, events.size()).forEach(this::deliver);
    delivered = events.size();
  }

  void deliver(Event event) {
    if (event instanceof Event.OfRollout told) {
      notifications.tell(told.about().rollout());
    }
  }

  /** As the schedule does it. */
  void tick() {
    notifications.due().forEach(notifications::takeUp);
  }

  void minutes(int n) {
    for (int i = 0; i < n; i++) {
      world.minutes(1);
      deliver();
      tick();
    }
  }

  void pass(Duration time) {
    world.clock.pass(time);
  }

  void deploy(int n) {
    world.deploy(n);
    deliver();
  }

  void promote(int n) {
    deploy(n);
    minutes(8);
  }

  Handled tell(int n) {
    return notifications.tell(World.id(n));
  }

  Notice notice(int n, Channel channel) {
    return notices.find(World.id(n), channel).orElseThrow();
  }

  CheckRun checkRun(int n) {
    RolloutId id = World.id(n);
    return github.checkRuns.values().stream()
        .filter(run -> run.rollout().equals(id))
        .reduce(
            (one, two) -> {
              throw new AssertionError("two check runs of " + id);
            })
        .orElseThrow();
  }

  List<String> statuses(int n) {
    return github.statuses.stream()
        .filter(status -> status.deployment() == n)
        .map(status -> status.word() + " " + status.description())
        .toList();
  }
}
