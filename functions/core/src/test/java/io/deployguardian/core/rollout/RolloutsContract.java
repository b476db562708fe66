package io.deployguardian.core.rollout;

import static io.deployguardian.core.rollout.Samples.KEY;
import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.PACE;
import static io.deployguardian.core.rollout.Samples.claim;
import static io.deployguardian.core.rollout.Samples.measurement;
import static io.deployguardian.core.rollout.Samples.registered;
import static io.deployguardian.core.rollout.Samples.registration;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Rollouts} passes. */
public abstract class RolloutsContract {
  private static final RolloutId ONE = subject(1).id();
  private static final RolloutId TWO = subject(2).id();

  private Rollouts rollouts;

  /** An empty one. */
  protected abstract Rollouts empty();

  /** The ids of all events that the relay would find, in any order. */
  protected abstract List<EventId> told();

  @BeforeEach
  void start() {
    rollouts = empty();
  }

  @Test
  void answers_what_it_recorded() {
    var done = done(rollouts.commit(Change.of(registration(1)), Set.of()));
    assertThat(done.rollouts()).containsExactly(new Recorded(1, registered(1)));
    assertThat(rollouts.find(ONE)).contains(done.first());
  }

  @Test
  void keeps_every_state_as_it_was_given() {
    var known = register(1);
    for (Rollout state : Samples.everyState()) {
      known = done(rollouts.commit(Change.of(Step.from(known, state)), Set.of())).first();
      assertThat(rollouts.find(ONE)).contains(known);
      assertThat(known.rollout()).isEqualTo(state);
    }
  }

  @Test
  void finds_nothing_of_what_was_never_committed() {
    assertThat(rollouts.find(ONE)).isEmpty();
    assertThat(rollouts.environment(KEY)).isEqualTo(Environment.unseen(KEY));
    assertThat(rollouts.history(KEY)).isEmpty();
    assertThat(rollouts.decisions(ONE)).isEmpty();
    assertThat(rollouts.effects(ONE)).isEmpty();
    assertThat(rollouts.measurements(ONE)).isEmpty();
    assertThat(rollouts.newest(10)).isEmpty();
    assertThat(rollouts.due(Instant.MAX.minusSeconds(1), 10)).isEmpty();
    assertThat(rollouts.isClaimed(claim("a"))).isFalse();
  }

  @Test
  void demands_that_the_rollout_of_a_first_step_does_not_exist() {
    register(1);
    assertStale(rollouts.commit(Change.of(registration(1)), Set.of()));
  }

  @Test
  void answers_stale_to_a_version_that_moved_and_writes_nothing() {
    var known = register(1);
    move(known);
    assertStale(rollouts.commit(everythingAbout(known), Set.of(claim("a"))));
    assertNothingOfEverything(2);
  }

  @Test
  void answers_stale_to_a_version_of_a_rollout_that_does_not_exist() {
    assertStale(
        rollouts.commit(Change.of(Step.from(new Recorded(3, registered(1)), state())), Set.of()));
    assertThat(rollouts.find(ONE)).isEmpty();
  }

  @Test
  void answers_duplicate_with_the_claim_that_exists_and_writes_nothing() {
    var known = register(1, claim("a"));
    var committed = rollouts.commit(everythingAbout(known), Set.of(claim("a"), claim("b")));
    assertThat(committed).isEqualTo(new Committed.Duplicate(claim("a")));
    assertNothingOfEverything(1);
    assertThat(rollouts.isClaimed(claim("b"))).isFalse();
  }

  @Test
  void answers_duplicate_rather_than_stale() {
    var known = register(1, claim("a"));
    move(known);
    assertThat(rollouts.commit(everythingAbout(known), Set.of(claim("a"))))
        .isEqualTo(new Committed.Duplicate(claim("a")));
  }

  @Test
  void knows_a_claim_by_its_consumer_and_fact_and_not_by_its_time() {
    register(1, claim("a"));
    assertThat(rollouts.isClaimed(new Claim("delivery", "a", Instant.EPOCH))).isTrue();
    assertThat(rollouts.isClaimed(new Claim("smoke-test", "a", NOON))).isFalse();
    assertThat(rollouts.isClaimed(claim("b"))).isFalse();
  }

  @Test
  void commits_two_rollouts_at_once() {
    var old = register(1);
    var over = Step.from(old, registered(1).supersede(TWO, NOON, PACE));
    var done = done(rollouts.commit(Change.of(registration(2), over), Set.of()));
    assertThat(done.rollouts()).extracting(Recorded::id).containsExactly(TWO, ONE);
    assertThat(done.rollouts()).extracting(Recorded::version).containsExactly(1L, 2L);
    assertThat(rollouts.find(ONE).orElseThrow().rollout()).isInstanceOf(Superseded.class);
  }

  @Test
  void commits_neither_of_two_rollouts_when_one_moved() {
    var old = register(1);
    move(old);
    var over = Step.from(old, registered(1).supersede(TWO, NOON, PACE));
    assertStale(rollouts.commit(Change.of(registration(2), over), Set.of()));
    assertThat(rollouts.find(TWO)).isEmpty();
  }

  @Test
  void refuses_two_steps_of_one_rollout() {
    var twice = Change.of(registration(1), registration(1));
    assertThatThrownBy(() -> rollouts.commit(twice, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void counts_the_versions_of_an_environment() {
    var held = Environment.unseen(KEY).heldBy(ONE);
    done(rollouts.commit(Change.of(registration(1)).in(held), Set.of()));
    var first = rollouts.environment(KEY);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.isHeldBy(ONE)).isTrue();
    var next = first.seen(subject(2).deployment()).heldBy(TWO).promoted(Samples.good(1));
    done(rollouts.commit(Change.of(registration(2)).in(next), Set.of()));
    assertThat(rollouts.environment(KEY).version()).isEqualTo(2);
    assertThat(rollouts.environment(KEY).knownGood()).containsExactly(Samples.good(1));
  }

  @Test
  void answers_stale_to_an_environment_that_moved_and_writes_nothing() {
    var unseen = Environment.unseen(KEY);
    done(rollouts.commit(Change.of(registration(1)).in(unseen.heldBy(ONE)), Set.of()));
    assertStale(rollouts.commit(Change.of(registration(2)).in(unseen.heldBy(TWO)), Set.of()));
    assertThat(rollouts.find(TWO)).isEmpty();
    assertThat(rollouts.environment(KEY).isHeldBy(ONE)).isTrue();
  }

  @Test
  void keeps_environments_apart_whose_names_look_alike() {
    var key = new ServiceKey(4711, "shop#production", "eu");
    var alike = new ServiceKey(4711, "shop", "production#eu");
    done(
        rollouts.commit(
            Change.of(registration(1)).in(Environment.unseen(key).heldBy(ONE)), Set.of()));
    assertThat(rollouts.environment(key).version()).isEqualTo(1);
    assertThat(rollouts.environment(alike)).isEqualTo(Environment.unseen(alike));
  }

  @Test
  void only_checks_the_version_of_a_rollout_that_stays() {
    var known = register(1);
    var step =
        Step.about(known)
            .with(effect("note", 1))
            .telling(new EventId("overdue"), NOON, Event.DeploymentSucceeded::new);
    var done = done(rollouts.commit(Change.of(step), Set.of()));
    assertThat(done.first()).isEqualTo(known);
    assertThat(rollouts.find(ONE)).contains(known);
    assertThat(told()).contains(new EventId("overdue"));
    move(known);
    assertStale(rollouts.commit(Change.of(step), Set.of()));
  }

  @Test
  void refuses_a_decision_that_does_not_move_its_rollout() {
    var step = Step.about(register(1)).because(draft("nothing"), NOON);
    assertThatThrownBy(() -> rollouts.commit(Change.of(step), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lists_decisions_in_the_order_of_their_versions() {
    var known = register(1);
    for (int i = 2; i <= 11; i++) {
      // The clock runs backwards: only the version counts.
      var step = Step.from(known, state()).because(draft("no. " + i), NOON.minusSeconds(i));
      known = done(rollouts.commit(Change.of(step), Set.of())).first();
    }
    assertThat(rollouts.decisions(ONE))
        .extracting(Decision::iteration)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    assertThat(rollouts.decisions(ONE).getFirst().details()).containsEntry("n", "1");
  }

  @Test
  void overwrites_an_effect_under_its_key() {
    var known = register(1);
    var intended = Step.from(known, state()).with(effect("a", 1)).with(effect("b", 1));
    known = done(rollouts.commit(Change.of(intended), Set.of())).first();
    var confirmed = effect("a", 1).confirmed(NOON);
    done(rollouts.commit(Change.of(Step.from(known, state()).with(confirmed)), Set.of()));
    assertThat(rollouts.effects(ONE)).containsExactly(confirmed, effect("b", 1));
  }

  @Test
  void takes_the_last_of_two_words_on_one_effect() {
    var withheld = effect("a", 1).withheld(NOON, "observe-only");
    var step = Step.from(register(1), state()).with(effect("a", 1)).with(withheld);
    done(rollouts.commit(Change.of(step), Set.of()));
    assertThat(rollouts.effects(ONE)).containsExactly(withheld);
  }

  @Test
  void appends_measurements_per_metric_in_the_order_of_time() {
    var known = register(1);
    for (int minute = 0; minute < 40; minute += 2) {
      known = measured(known, minute);
    }
    var errors = rollouts.measurements(ONE).stream().filter(m -> m.metric().equals("errors"));
    assertThat(errors.map(Measurement::at)).hasSize(40).isSorted();
    assertThat(rollouts.measurements(ONE))
        .hasSize(60)
        .startsWith(measurement("errors", 0, new Reading.Count(1, 9)))
        .contains(measurement("p99 #1", 8, new Reading.Missing("nothing arrived")));
  }

  @Test
  void keeps_the_history_of_known_good_releases_newest_first() {
    var known = register(1);
    for (int n : List.of(5, 7, 6)) {
      var change = Change.of(Step.from(known, state())).remember(Samples.good(n));
      known = done(rollouts.commit(change, Set.of())).first();
    }
    assertThat(rollouts.history(KEY))
        .containsExactly(Samples.good(7), Samples.good(6), Samples.good(5));
  }

  @Test
  void lists_the_newest_first_and_as_they_stand_now() {
    register(2);
    var first = register(1);
    register(3);
    move(first);
    assertThat(rollouts.newest(2)).extracting(Recorded::id).containsExactly(subject(3).id(), TWO);
    assertThat(rollouts.newest(9)).last().isEqualTo(rollouts.find(ONE).orElseThrow());
  }

  @Test
  void lists_what_is_due_oldest_first() {
    for (int n = 9; n > 0; n--) {
      register(n);
    }
    Instant third = registered(3).dueAt();
    assertThat(rollouts.due(third, 10)).containsExactly(ONE, TWO, subject(3).id());
    assertThat(rollouts.due(third, 2)).containsExactly(ONE, TWO);
    assertThat(rollouts.due(registered(1).dueAt().minusNanos(1), 10)).isEmpty();
  }

  @Test
  void forgets_what_was_due_once_it_moved_on_or_ended() {
    var known = register(1);
    var later = registered(1).hold(List.of(), NOON, Duration.ofDays(1));
    known = done(rollouts.commit(Change.of(Step.from(known, later)), Set.of())).first();
    assertThat(rollouts.due(NOON.plus(Duration.ofHours(1)), 10)).isEmpty();
    assertThat(rollouts.due(NOON.plus(Duration.ofDays(2)), 10)).containsExactly(ONE);
    var ended = registered(1).unguarded("no plan", NOON);
    done(rollouts.commit(Change.of(Step.from(known, ended)), Set.of()));
    assertThat(rollouts.due(NOON.plus(Duration.ofDays(2)), 10)).isEmpty();
  }

  @Test
  void tells_the_events_of_a_commit() {
    var step = registration(1).telling(NOON, Event.DeploymentSucceeded::new);
    done(rollouts.commit(Change.of(step), Set.of()));
    assertThat(told()).containsExactlyInAnyOrder(EventId.of(ONE, 1, 0), EventId.of(ONE, 1, 1));
  }

  private Recorded register(int n, Claim... claims) {
    return done(rollouts.commit(Change.of(registration(n)), Set.of(claims))).first();
  }

  private void move(Recorded known) {
    done(rollouts.commit(Change.of(Step.from(known, state())), Set.of()));
  }

  private Recorded measured(Recorded known, int minute) {
    var measurements =
        List.of(
            measurement("p99 #1", minute, new Reading.Missing("nothing arrived")),
            measurement("errors", minute, new Reading.Count(1, 9)),
            measurement("errors", minute + 1, new Reading.Value(0.1, 0)));
    var step = Step.from(known, state()).measured(measurements);
    return done(rollouts.commit(Change.of(step), Set.of())).first();
  }

  private static Change everythingAbout(Recorded known) {
    var step =
        Step.from(known, registered(1).unguarded("no plan", NOON))
            .because(draft("everything"), NOON)
            .with(effect("a", 1))
            .measured(List.of(measurement("errors", 1, new Reading.Count(1, 9))))
            .telling(new EventId("everything"), NOON, Event.DeploymentSucceeded::new);
    return Change.of(step).in(Environment.unseen(KEY).heldBy(ONE)).remember(Samples.good(1));
  }

  private void assertNothingOfEverything(long version) {
    assertThat(rollouts.find(ONE)).contains(new Recorded(version, registered(1)));
    assertThat(rollouts.decisions(ONE)).extracting(Decision::decision).containsExactly("register");
    assertThat(rollouts.effects(ONE)).isEmpty();
    assertThat(rollouts.measurements(ONE)).isEmpty();
    assertThat(rollouts.history(KEY)).isEmpty();
    assertThat(rollouts.environment(KEY)).isEqualTo(Environment.unseen(KEY));
    assertThat(told()).doesNotContain(new EventId("everything"));
  }

  private static Rollout state() {
    return registered(1);
  }

  private static Effect effect(String key, int lease) {
    return Effect.intended(key, "web:2 to 10 %", NOON, NOON.plusSeconds(lease));
  }

  private static Draft draft(String what) {
    return Draft.by(Agent.ROLLBACK, what);
  }

  static Committed.Done done(Committed committed) {
    assertThat(committed).isInstanceOf(Committed.Done.class);
    return (Committed.Done) committed;
  }

  private static void assertStale(Committed committed) {
    assertThat(committed).isEqualTo(new Committed.Stale());
  }
}
