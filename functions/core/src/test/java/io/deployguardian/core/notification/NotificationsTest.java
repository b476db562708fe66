package io.deployguardian.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.notification.Notice.Status;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final NotifiedWorld it = new NotifiedWorld();

  @Test
  void shows_one_check_run_from_the_first_look_to_the_promotion() {
    it.promote(1);
    it.deploy(2);
    assertThat(it.checkRun(2).phase()).isEqualTo(Phase.IN_PROGRESS);
    assertThat(it.checkRun(2).title()).isEqualTo("2: canary at 10 %");
    assertThat(it.checkRun(2).name()).isEqualTo("Deploy Guardian: shop in production");
    it.minutes(8);
    assertThat(it.checkRun(2).phase()).isEqualTo(Phase.SUCCESS);
    assertThat(it.checkRun(2).completedAt()).isPresent();
    assertThat(it.github.checkRuns).hasSize(2);
  }

  @Test
  void says_each_word_on_the_deployment_once_and_links_it_to_the_check_run() {
    it.promote(1);
    it.promote(2);
    it.deliver();
    assertThat(it.statuses(2))
        .containsExactly(
            "IN_PROGRESS canary at 10 %", "IN_PROGRESS canary at 50 %", "SUCCESS promoted");
    assertThat(it.statuses(1).getLast()).isEqualTo("INACTIVE replaced by a newer promotion");
    assertThat(it.github.statuses).allSatisfy(status -> assertThat(status.logUrl()).isPresent());
    assertThat(it.checkRun(1).phase()).as("it was live, and green").isEqualTo(Phase.SUCCESS);
  }

  @Test
  void a_repository_that_did_not_ask_for_us_sees_nothing_of_us() {
    it.world.repository.declareNothing();
    it.deploy(1);
    it.minutes(5);
    assertThat(it.world.state(1)).isEqualTo("Unguarded");
    assertThat(it.github.calls).isZero();
    assertThat(it.notices.due(it.world.clock.instant(), 10)).isEmpty();
  }

  @Test
  void nothing_is_shown_while_nobody_knows_whether_it_is_guarded() {
    it.world.repository.goDown(true);
    it.deploy(1);
    assertThat(it.tell(1)).isInstanceOf(Handled.LeftAlone.class);
    assertThat(it.github.calls).isZero();
  }

  @Test
  void an_incident_is_opened_for_users_that_were_affected_and_closed_when_they_are_not() {
    it.promote(1);
    it.deploy(2);
    it.world.metrics.makeSick("2");
    it.world.traffic.failAlways(Failure.REFUSAL);
    it.minutes(7);
    assertThat(it.github.issues).hasSize(1);
    IncidentIssue open = it.github.issues.values().iterator().next();
    assertThat(open.resolution()).isEmpty();
    assertThat(open.title()).startsWith("Production incident: shop 2 ");
    it.world.traffic.heal();
    it.minutes(8);
    assertThat(it.world.state(2)).isEqualTo("RolledBack");
    IncidentIssue closed = it.github.issues.values().iterator().next();
    assertThat(closed.title()).isEqualTo("Production incident: shop 2 rolled back");
    assertThat(closed.resolution()).isPresent();
    assertThat(it.github.issues).hasSize(1);
  }

  @Test
  void there_is_no_incident_where_nobody_was_affected() {
    it.promote(1);
    it.world.probe.makeSick("2");
    it.deploy(2);
    it.minutes(2);
    assertThat(it.world.state(2)).isEqualTo("RolledBack");
    assertThat(it.github.issues).isEmpty();
    assertThat(it.notices.find(World.id(2), Channel.INCIDENT)).isEmpty();
    assertThat(it.statuses(2).getLast()).startsWith("FAILURE rolled back: home: GET");
  }

  @Test
  void what_restores_users_to_an_ill_release_is_no_resolution() {
    it.promote(1);
    it.deploy(2);
    it.world.metrics.makeSick("2");
    it.world.probe.makeSick("1");
    it.minutes(3);
    assertThat(it.github.issues.values())
        .singleElement()
        .satisfies(issue -> assertThat(issue.resolution()).isEmpty());
  }

  @Test
  void what_is_shown_already_costs_neither_a_call_nor_a_write() {
    it.promote(1);
    int calls = it.github.calls;
    Notice before = it.notice(1, Channel.CHECK_RUN);
    for (Event event : it.world.store.events()) {
      it.deliver(event);
    }
    assertThat(it.github.calls).isEqualTo(calls);
    assertThat(it.notice(1, Channel.CHECK_RUN)).isEqualTo(before);
  }

  @Test
  void an_hour_without_github_loses_nothing_and_repeats_nothing() {
    it.promote(1);
    it.github.weather = () -> Optional.of(new Answer.Unavailable("502 bad gateway"));
    it.deploy(2);
    it.world.metrics.makeSick("2");
    it.minutes(60);
    int calls = it.github.calls;
    assertThat(it.notice(2, Channel.CHECK_RUN).status()).isInstanceOf(Status.Owed.class);
    it.github.weather = Optional::empty;
    it.minutes(15);
    assertThat(it.checkRun(2).phase()).isEqualTo(Phase.FAILURE);
    assertThat(it.statuses(2)).singleElement().asString().startsWith("FAILURE rolled back");
    assertThat(it.github.issues).hasSize(1);
    assertThat(calls).as("patience while it was down").isLessThan(60);
    assertThat(it.notifications.due()).isEmpty();
  }

  @Test
  void what_fails_is_tried_after_1_2_4_8_and_then_each_15_minutes() {
    it.github.weather = () -> Optional.of(new Answer.Unavailable("down"));
    it.deploy(1);
    for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
      Status.Owed owed = (Status.Owed) it.notice(1, Channel.CHECK_RUN).status();
      assertThat(owed.dueAt())
          .isEqualTo(it.world.clock.instant().plus(MINUTE.multipliedBy(minutes)));
      it.pass(MINUTE.multipliedBy(minutes));
      it.tick();
    }
  }

  @Test
  void a_rate_limit_is_waited_for() {
    var until = it.world.clock.instant().plus(Duration.ofMinutes(40));
    it.github.weather = () -> Optional.of(new Answer.Throttled(until));
    it.deploy(1);
    assertThat(it.notice(1, Channel.CHECK_RUN).status().due()).contains(until);
  }

  @Test
  void a_refusal_is_told_once_a_day_and_tried_less_and_less_often() {
    it.github.weather = () -> Optional.of(new Answer.Refused("403 Resource not accessible"));
    it.promote(1);
    it.pass(Duration.ofHours(1));
    it.tick();
    var told = it.world.events(Event.AccessRefused.class);
    assertThat(told)
        .extracting(Event.AccessRefused::doing)
        .containsExactlyInAnyOrder(
            "show a rollout in its check run", "show a rollout in its deployment status");
    Status.Owed owed = (Status.Owed) it.notice(1, Channel.CHECK_RUN).status();
    assertThat(owed.failures()).isEqualTo(2);
    assertThat(owed.dueAt()).isEqualTo(it.world.clock.instant().plus(Duration.ofHours(2)));
    it.pass(Duration.ofHours(24));
    it.tick();
    assertThat(it.world.events(Event.AccessRefused.class)).hasSize(4);
  }

  @Test
  void a_lost_answer_is_found_again_by_its_key() {
    it.promote(1);
    it.github.afterWrite =
        () -> it.github.weather = () -> Optional.of(new Answer.Unavailable("no answer"));
    it.deploy(2);
    it.github.afterWrite = () -> {};
    it.github.weather = Optional::empty;
    it.minutes(3);
    assertThat(it.checkRun(2)).isNotNull();
    assertThat(it.notice(2, Channel.CHECK_RUN).told()).isPresent();
  }

  @Test
  void a_worker_that_died_after_creating_leaves_a_key_that_the_next_one_finds() {
    it.github.afterWrite =
        () -> {
          throw new IllegalStateException("the worker died");
        };
    it.world.deploy(1);
    try {
      it.tell(1);
    } catch (IllegalStateException died) {
      it.github.afterWrite = () -> {};
    }
    assertThat(it.notice(1, Channel.CHECK_RUN).status()).isInstanceOf(Status.Taken.class);
    it.pass(Duration.ofMinutes(3));
    it.tick();
    assertThat(it.checkRun(1).title()).isEqualTo("1: first release at 100 %");
    assertThat(it.github.checkRuns).hasSize(1);
  }

  @Test
  void a_second_worker_keeps_away_and_the_first_one_tells_what_is_new() {
    it.promote(1);
    it.world.deploy(2);
    it.github.afterWrite =
        () -> {
          it.github.afterWrite = () -> {};
          it.world.metrics.makeSick("2");
          it.world.minutes(1);
          assertThat(it.tell(2).what()).startsWith("check run: a worker has it until");
        };
    it.tell(2);
    assertThat(it.checkRun(2).phase()).isEqualTo(Phase.FAILURE);
    assertThat(it.github.checkRuns).hasSize(2);
  }

  @Test
  void whoever_took_too_long_to_look_creates_nothing() {
    it.world.deploy(1);
    it.github.weather =
        () -> {
          it.pass(Duration.ofMinutes(2));
          return Optional.empty();
        };
    it.tell(1);
    assertThat(it.github.checkRuns).isEmpty();
    it.github.weather = Optional::empty;
    it.minutes(5);
    assertThat(it.github.checkRuns).hasSize(1);
  }

  @Test
  void a_check_run_that_somebody_removed_is_made_again() {
    it.promote(1);
    it.deploy(2);
    it.github.checkRuns.clear();
    it.minutes(8);
    assertThat(it.checkRun(2).phase()).isEqualTo(Phase.SUCCESS);
  }

  @Test
  void observing_and_stopped_write_nothing_and_say_so() {
    it.world.mode(Mode.OBSERVE_ONLY);
    it.deploy(1);
    assertThat(it.github.calls).isZero();
    assertThat(it.notice(1, Channel.CHECK_RUN).status())
        .isInstanceOfSatisfying(
            Status.Withheld.class,
            withheld -> assertThat(withheld.why()).isEqualTo("the guardian is observe-only"));
    assertThat(it.notifications.due()).isEmpty();
    it.world.mode(Mode.STOPPED);
    assertThat(it.notifications.tellNow(World.id(1)).what()).contains("the guardian is stopped");
    it.world.mode(Mode.GUARDING);
    it.tell(1);
    assertThat(it.github.checkRuns).hasSize(1);
  }

  @Test
  void without_an_app_everything_is_withheld() {
    Notifications mute = it.notifications(Optional.empty());
    it.world.deploy(1);
    assertThat(mute.tell(World.id(1)).what())
        .contains("check run: withheld: no GitHub App is configured");
    assertThat(mute.due()).isEmpty();
  }

  @Test
  void by_hand_nobody_waits_for_what_failed_before() {
    it.github.weather = () -> Optional.of(new Answer.Unavailable("down"));
    it.deploy(1);
    it.github.weather = Optional::empty;
    assertThat(it.tell(1)).isInstanceOf(Handled.LeftAlone.class);
    assertThat(it.notifications.tellNow(World.id(1))).isInstanceOf(Handled.Moved.class);
  }

  @Test
  void a_dry_run_says_what_would_be_told_and_tells_nothing() {
    it.world.deploy(1);
    var would = it.notifications.dryRun(it.dossiers().of(World.id(1)).orElseThrow());
    assertThat(would)
        .containsEntry(Channel.CHECK_RUN, "look for it, and tell it")
        .containsEntry(Channel.INCIDENT, "nothing has to be shown");
    assertThat(it.github.calls).isZero();
  }
}
