package io.deployguardian.core.command;

import static io.deployguardian.core.command.Commented.ELSEWHERE;
import static io.deployguardian.core.command.Commented.INCIDENT;
import static io.deployguardian.core.command.Commented.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.command.Order.Status;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.testing.World;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One effect and one reply, whatever goes wrong. */
class DurableCommandsTest {

  private final Commented at = new Commented();
  private final World world = at.world;

  @BeforeEach
  void a_canary_soaks() {
    world.promote(1);
    world.deploy(2);
  }

  @Test
  void when_github_is_down_for_an_hour_it_happens_once_and_is_answered_once() {
    at.github.goDown(true);
    Order order = at.say("mona", pull(2), "/guardian hold");
    at.minutes(60);
    assertThat(world.state(2)).isEqualTo("Soaking");
    at.github.goDown(false);
    at.minutes(60);
    assertThat(world.state(2)).isEqualTo("Held");
    assertThat(world.events(Event.RolloutHeld.class)).hasSize(1);
    assertThat(at.github.replies())
        .containsExactly("Done: `hold` of `shop/production`, `now Held`.");
    assertThat(at.orders.find(order.id()).orElseThrow().status())
        .isInstanceOf(Status.Replied.class);
  }

  @Test
  void is_tried_again_after_one_two_four_eight_and_then_fifteen_minutes() {
    at.github.goDown(true);
    OrderId id = at.say("mona", pull(2), "/guardian hold").id();
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      var now = world.clock.instant();
      var due = at.orders.find(id).orElseThrow().status().due().orElseThrow();
      pauses.add(Duration.between(now, due).toMinutes());
      world.clock.reach(due);
      at.commands.due().forEach(at.commands::look);
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
  }

  @Test
  void a_reply_that_github_did_not_take_is_said_again_and_nothing_is_done_again() {
    Order order = at.commands.given(at.comment("mona", pull(2), "/guardian hold"));
    assertThat(order.status()).isInstanceOf(Status.Replied.class);
    var given = at.comment("mona", pull(2), "/guardian resume");
    at.github.loseAnswers(true);
    at.commands.given(given);
    at.minutes(30);
    var resumed = world.events(Event.RolloutResumed.class);
    at.github.loseAnswers(false);
    at.minutes(30);
    assertThat(resumed).hasSize(1);
    assertThat(world.events(Event.RolloutResumed.class)).hasSize(1);
    assertThat(at.github.replies()).hasSize(2);
    assertThat(at.orders.find(OrderId.of(given)).orElseThrow().status())
        .isInstanceOf(Status.Replied.class);
  }

  @Test
  void after_a_day_it_is_given_up() {
    at.github.goDown(true);
    OrderId id = at.say("mona", pull(2), "/guardian hold").id();
    at.minutes(24 * 60 + 15);
    assertThat(at.orders.find(id).orElseThrow().status())
        .isInstanceOfSatisfying(
            Status.GivenUp.class, lost -> assertThat(lost.why()).startsWith("for a day GitHub"));
    at.github.goDown(false);
    at.minutes(60);
    assertThat(at.github.replies()).isEmpty();
    assertThat(world.state(2)).isNotEqualTo("Held");
  }

  @Test
  void what_comes_a_day_late_would_surprise_people() {
    var given = at.comment("mona", pull(2), "/guardian promote");
    world.clock.pass(Duration.ofDays(1));
    assertThat(at.commands.given(given).status()).isInstanceOf(Status.GivenUp.class);
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "hold", "abort", "help", "rollback it is slow"})
  void an_event_that_comes_again_changes_nothing(String words) {
    var given = at.comment("mona", INCIDENT, "/guardian " + words);
    Order first = at.commands.given(given);
    var decisions = at.decisions();
    assertThat(at.commands.given(given)).isEqualTo(first);
    at.minutes(3);
    assertThat(at.commands.given(given)).isEqualTo(first);
    assertThat(at.decisions()).isEqualTo(decisions);
    assertThat(at.github.replies()).hasSize(1);
  }

  @Test
  void a_refusal_is_told_once_a_day_and_ends_it() {
    at.github.refuse(true);
    for (int i = 0; i < 3; i++) {
      Order order = at.say("mona", pull(2), "/guardian hold");
      assertThat(order.status())
          .isInstanceOfSatisfying(
              Status.GivenUp.class, lost -> assertThat(lost.why()).contains("403"));
    }
    assertThat(world.events(Event.AccessRefused.class)).hasSize(1);
    assertThat(at.commands.due()).isEmpty();
    world.clock.pass(Duration.ofDays(1));
    at.say("mona", pull(2), "/guardian hold");
    assertThat(world.events(Event.AccessRefused.class)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "abort", "rollback it is slow", "promote"})
  void a_worker_that_dies_after_the_decision_leaves_it_to_the_next_to_say_so(String words) {
    var given = at.comment("mona", pull(2), "/guardian " + words);
    var dying =
        at.worker(
            after(
                () -> {
                  throw new IllegalStateException("died");
                }));
    assertThatThrownBy(() -> dying.given(given)).hasMessage("died");
    var decisions = at.decisions();
    at.minutes(1);
    assertThat(at.decisions()).isEqualTo(decisions);
    assertThat(at.github.replies()).hasSize(1);
    assertThat(at.github.replies().getFirst()).startsWith("Done: `").contains("`shop/production`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "abort", "rollback it is slow", "promote"})
  void a_worker_that_another_was_faster_than_says_that_it_is_done(String words) {
    var overtaken =
        at.worker(
            hands(
                (method, arguments) -> {
                  method.invoke(at.hands, arguments);
                  return method.invoke(at.hands, arguments);
                }));
    overtaken.given(at.comment("mona", pull(2), "/guardian " + words));
    assertThat(at.github.replies()).hasSize(1);
    assertThat(at.github.replies().getFirst()).startsWith("Done: `").contains("`shop/production`");
  }

  @Test
  void two_workers_at_once_do_it_once_and_say_it_once() {
    var given = at.comment("mona", pull(2), "/guardian hold");
    var slow =
        at.worker(
            after(
                () -> {
                  // It slept beyond its lease, and another took the order up.
                  at.minutes(1);
                }));
    Order order = slow.given(given);
    assertThat(order.status()).isInstanceOf(Status.Replied.class);
    assertThat(world.events(Event.RolloutHeld.class)).hasSize(1);
    assertThat(at.github.replies()).hasSize(1);
    assertThat(at.github.replies().getFirst()).startsWith("Done: `hold`");
  }

  @Test
  void while_a_worker_has_it_in_hand_nobody_else_touches_it() {
    var given = at.comment("mona", ELSEWHERE, "/guardian help");
    at.github.goDown(true);
    Order inHand = at.commands.given(given);
    at.github.goDown(false);
    assertThat(at.commands.given(given)).isEqualTo(inHand);
    assertThat(at.commands.due()).isEmpty();
    assertThat(at.github.replies()).isEmpty();
  }

  private interface Deed {
    Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  /** The world's, and after each deed that moved something, something happens. */
  private Hands after(Runnable surprise) {
    return hands(
        (method, arguments) -> {
          Object answer = method.invoke(at.hands, arguments);
          if (answer instanceof Handled.Moved) {
            surprise.run();
          }
          return answer;
        });
  }

  private static Hands hands(Deed deed) {
    return (Hands)
        Proxy.newProxyInstance(
            Hands.class.getClassLoader(),
            new Class<?>[] {Hands.class},
            (proxy, method, arguments) -> deed.of(method, arguments));
  }
}
