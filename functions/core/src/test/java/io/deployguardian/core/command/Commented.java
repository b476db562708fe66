package io.deployguardian.core.command;

import io.deployguardian.core.command.People.Level;
import io.deployguardian.core.gate.Roles;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A world with people who comment: mona may write, rob only reads. Issue 10 is the first rollout's
 * incident, pull request {@code 20 + n} brought release {@code n}, and 99 is an issue like any.
 */
final class Commented {

  static final int INCIDENT = 10;
  static final int ELSEWHERE = 99;
  private static final long REPOSITORY = World.KEY.repository();

  final World world = new World();
  final FakeGitHub github =
      new FakeGitHub()
          .is("mona", Level.WRITE)
          .is("rob", Level.READ)
          .incident(INCIDENT, World.id(1));
  final InMemoryOrders orders = new InMemoryOrders();
  final Set<String> leads = new HashSet<>();
  final Roles roles =
      (subject, login, role) ->
          leads.contains(login) ? new Roles.Held.Yes() : new Roles.Held.No("they are no " + role);
  final WorldHands hands = WorldHands.of(world, roles);
  final Commands commands = worker(hands);
  private long comments;

  Commented() {
    for (int n = 1; n < 10; n++) {
      github.pull(pull(n), World.subject(n).release().commit(), "head-" + n);
    }
  }

  Commands worker(Hands with) {
    return new Commands(
        orders, github, github, github, with, world.rollouts, world.store, world.clock);
  }

  static int pull(int n) {
    return 20 + n;
  }

  /** What somebody wrote just now. */
  Event.CommandGiven comment(String login, int number, String text) {
    return comment(login, number, text, REPOSITORY);
  }

  Event.CommandGiven comment(String login, int number, String text, long repository) {
    long id = ++comments;
    var origin =
        new Origin(
            new EventId(repository + "/comment/" + id),
            world.clock.instant(),
            repository,
            "acme/shop",
            "ab");
    return new Event.CommandGiven(origin, id, number, number > 20, login, text);
  }

  Order say(String login, int number, String text) {
    return commands.given(comment(login, number, text));
  }

  /** What mona gets to read. */
  String ask(int number, String text) {
    say("mona", number, text);
    return github.replies().getLast();
  }

  /** A minute after the other, orders that are due are looked at. */
  void minutes(int n) {
    for (int i = 0; i < n; i++) {
      world.clock.pass(Duration.ofMinutes(1));
      commands.due().forEach(commands::look);
    }
  }

  /** The same commit as the {@code n}th rollout's is deployed as another service, too. */
  RolloutId alsoAs(int n, String service, String environment) {
    Subject like = World.subject(n);
    var key = new ServiceKey(REPOSITORY, service, environment);
    var id = RolloutId.of(REPOSITORY, 100 + like.deployment().id(), service);
    world.tell(
        new Fact.Created(
            new Subject(
                id,
                key,
                like.repositoryName(),
                like.deployment(),
                like.release(),
                Optional.empty(),
                Optional.empty(),
                like.trace())));
    return id;
  }

  Decision lastDecision(int n) {
    return world.store.decisions(World.id(n)).getLast();
  }

  List<Decision> decisions() {
    return world.store.newest(100).stream()
        .flatMap(known -> world.store.decisions(known.id()).stream())
        .toList();
  }
}
