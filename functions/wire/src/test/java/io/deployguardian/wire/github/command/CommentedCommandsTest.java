package io.deployguardian.wire.github.command;

import static io.deployguardian.wire.github.command.Octocat.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Commands;
import io.deployguardian.core.command.InMemoryOrders;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.gate.Roles;
import io.deployguardian.core.rollback.OrderedRollback;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.testing.World;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.door.CommandDesk;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a comment to its reply: the real use cases, over HTTP. One is promoted, two soaks. */
class CommentedCommandsTest {

  private static final Octocat OCTO = new Octocat();

  private final World world = new World();
  private final StandInRepository shop = OCTO.open(world.clock);
  private final InMemoryOrders orders = new InMemoryOrders();
  private final Counted counted = new Counted();
  private final CommandDesk desk = new CommandDesk(commands(), counted);
  private int pull;
  private int incident;

  @BeforeEach
  void a_canary_soaks() {
    world.promote(1);
    world.deploy(2);
    incident = OCTO.incidentOf(World.id(1));
    String commit = World.subject(2).release().commit();
    pull = shop.pull("Faster", "mona", "f".repeat(40), commit);
  }

  @AfterAll
  static void close() {
    OCTO.close();
  }

  @ParameterizedTest
  @CsvSource({
    "hold it is slow, Held",
    "abort, RollingBack",
    "rollback it is slow, RollingBack",
    "promote, Promoting",
    "status, Soaking",
    "check production, Soaking",
    "approve, Soaking",
    "resume, Soaking",
    "drill, Soaking",
    "help, Soaking"
  })
  void each_word_is_heard_on_both_kinds_of_place(String words, String state) {
    say(incident, false, "/guardian " + words);
    assertThat(world.state(2)).isEqualTo(state);
    say(pull, true, "/guardian " + words);
    assertThat(world.state(2)).isEqualTo(state);
    assertThat(OCTO.commentsBy(BOT)).hasSize(2);
    assertThat(counted.outcomes).containsExactly("replied", "replied");
  }

  @Test
  void when_github_is_down_for_an_hour_it_happens_once_and_is_answered_once() {
    OCTO.standIn.fails(Fault.status(502));
    Handled handled =
        say(pull, true, "/guardian hold @everyone <b>look</b> [x](http://evil.example)");
    assertThat(handled.what()).startsWith("received, and due at");
    minutes(60);
    OCTO.standIn.heal();
    OCTO.standIn.fails(Fault.answerLost().on("POST .*/comments").times(1));
    minutes(60);
    assertThat(world.state(2)).isEqualTo("Held");
    assertThat(world.events(Event.RolloutHeld.class)).hasSize(1);
    assertThat(OCTO.commentsBy(BOT))
        .singleElement()
        .asString()
        .endsWith("\nDone: `hold` of `shop/production`, `now Held`.");
    assertThat(counted.outcomes).last().isEqualTo("replied");
    assertThat(counted.failures).isEmpty();
  }

  @Test
  void a_stranger_is_asked_after_and_nothing_else_is() {
    int before = OCTO.standIn.requests().size();
    var given = OCTO.comment("mallory", pull, true, "/guardian promote");
    assertThat(desk.on(given).what()).startsWith("ignored: its author may not command");
    assertThat(OCTO.standIn.requests().subList(before, OCTO.standIn.requests().size()))
        .noneMatch(
            request -> request.path().contains("/pulls") || request.path().contains("/issues"));
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @Test
  void a_missing_permission_is_told_once_a_day() {
    OCTO.standIn.fails(Fault.missingPermission("issues=write").on("POST .*/comments"));
    say(pull, true, "/guardian hold");
    say(pull, true, "/guardian resume");
    minutes(60);
    assertThat(world.events(Event.AccessRefused.class))
        .singleElement()
        .satisfies(told -> assertThat(told.why()).contains("issues=write"));
    assertThat(OCTO.attempts()).isEqualTo(2);
    assertThat(counted.outcomes).containsExactly("given-up", "given-up");
  }

  @Test
  void one_order_that_cannot_be_looked_at_does_not_stop_the_others() {
    OCTO.standIn.fails(Fault.status(502));
    say(pull, true, "/guardian approve");
    say(pull, true, "/guardian help");
    OCTO.standIn.heal();
    broken = true;
    world.clock.pass(Duration.ofMinutes(1));
    assertThat(desk.sweep().toString()).isEqualTo("{\"due\":2,\"moved\":1,\"failed\":1}");
    assertThat(counted.failures).hasSize(1);
    broken = false;
    minutes(10);
    assertThat(OCTO.commentsBy(BOT)).hasSize(2);
  }

  private boolean broken;

  private final class BreakableGates implements Gates {

    @Override
    public Optional<Gate> gate(RolloutId rollout) {
      if (broken) {
        throw new IllegalStateException("the table is gone");
      }
      return world.store.gate(rollout);
    }

    @Override
    public List<RolloutId> gatesDue(Instant now, int limit) {
      return world.store.gatesDue(now, limit);
    }
  }

  private Commands commands() {
    Roles roles = (subject, login, role) -> new Roles.Held.Yes();
    var hands =
        CommandDesk.hands(
            world.byHand,
            new Consent(
                world.rollouts, new BreakableGates(), world.plans, roles, World.PACE, world.clock),
            new OrderedRollback(world.rollouts, world.switches, World.PACE, world.clock),
            known -> "the status of " + known.id(),
            known -> "the rules' word on " + known.id());
    return new Commands(
        orders,
        new GitHubPeople(OCTO.github),
        new GitHubPlaces(OCTO.github, BOT),
        new GitHubReplies(OCTO.github, BOT),
        hands,
        world.rollouts,
        world.store,
        world.clock);
  }

  private Handled say(int number, boolean pullRequest, String text) {
    return desk.on(OCTO.comment("mona", number, pullRequest, text));
  }

  private void minutes(int n) {
    for (int i = 0; i < n; i++) {
      world.clock.pass(Duration.ofMinutes(1));
      desk.sweep();
    }
  }

  /** What was counted, and what failed. */
  private static final class Counted implements Watch {
    final List<String> outcomes = new ArrayList<>();
    final List<String> failures = new ArrayList<>();

    @Override
    public <T> T about(Concern concern, Supplier<T> work) {
      return work.get();
    }

    @Override
    public void count(String counter, long amount, String... tags) {
      assertThat(counter).isEqualTo("Commands");
      outcomes.add(tags[1]);
    }

    @Override
    public void failed(String what, RuntimeException why) {
      failures.add(what);
    }

    @Override
    public void said(String what) {}
  }
}
