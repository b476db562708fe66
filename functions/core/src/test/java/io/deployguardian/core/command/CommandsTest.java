package io.deployguardian.core.command;

import static io.deployguardian.core.command.Commented.ELSEWHERE;
import static io.deployguardian.core.command.Commented.INCIDENT;
import static io.deployguardian.core.command.Commented.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Order.Status;
import io.deployguardian.core.command.People.Level;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word, on each kind of place. One is promoted, two soaks. */
class CommandsTest {

  private final Commented at = new Commented();
  private final World world = at.world;

  @BeforeEach
  void a_canary_soaks() {
    world.promote(1);
    world.deploy(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void hold_stops_the_canary_that_rules_and_says_who_where_and_why(int place) {
    assertThat(at.ask(place, "/guardian hold a customer called"))
        .isEqualTo("Done: `hold` of `shop/production`, `now Held`.");
    assertThat(world.rollout(2)).isInstanceOf(Held.Paused.class);
    assertThat(at.lastDecision(2).details())
        .containsAllEntriesOf(
            Map.of(
                "by", "mona",
                "reason", "a customer called",
                "via", "comment 1 on acme/shop#" + place));
    assertThat(world.events(Event.RolloutHeld.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void resume_and_promote_go_on_with_what_is_held(int place) {
    at.ask(place, "/guardian hold");
    assertThat(at.lastDecision(2).details()).containsEntry("reason", "asked in acme/shop#" + place);
    at.ask(place, "/guardian resume");
    assertThat(world.rollout(2)).isInstanceOf(Shifting.class);
    world.bus.run();
    at.ask(place, "/guardian promote it cannot wait");
    assertThat(world.rollout(2)).isInstanceOf(Promoting.class);
    world.bus.run();
    assertThat(world.split()).isEqualTo(World.all(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void abort_takes_back_what_is_in_progress(int place) {
    assertThat(at.ask(place, "/guardian abort")).contains("rolling back to 1");
    assertThat(world.rollout(2)).isInstanceOf(RollingBack.class);
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(World.all(1));
  }

  @Test
  void abort_takes_back_nothing_that_is_live() {
    assertThat(at.ask(pull(1), "/guardian abort"))
        .contains("`Promoted`", "`/guardian rollback shop/production <reason>`");
    assertThat(world.state(1)).isEqualTo("Promoted");
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void rollback_needs_a_reason(int place) {
    assertThat(at.ask(place, "/guardian rollback"))
        .contains("needs a reason", "`/guardian rollback shop/production <reason>`");
    assertThat(at.ask(place, "/guardian rollback production 1"))
        .contains("`/guardian rollback shop/production 1 <reason>`");
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void rollback_decides_and_its_event_brings_whoever_drives_it_at_once(int place) {
    at.ask(place, "/guardian rollback production checkout is slow");
    var back = (RollingBack) world.rollout(2);
    assertThat(back.cause().by()).contains("mona");
    assertThat(back.cause().reason()).isEqualTo("checkout is slow");
    assertThat(back.lease().isFree(world.clock.instant())).isTrue();
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(World.all(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "c0ffee1", "shop/production 1", "production c0ffee1"})
  void rollback_goes_to_a_known_good_version_by_artifact_or_commit(String version) {
    world.minutes(8);
    world.promote(3);
    assertThat(at.ask(pull(3), "/guardian rollback " + version + " three and two are bad"))
        .contains("`rolling back to 1`");
    world.bus.run();
    assertThat(world.split()).isEqualTo(World.all(1));
    assertThat(at.lastDecision(3).details()).doesNotContainKey("by");
    assertThat(world.decisions(3)).contains("roll back, by hand");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "c0ffee", "c0ffee7", "2", "deadbeef"})
  void a_first_word_that_is_no_known_good_version_belongs_to_the_reason(String word) {
    at.ask(pull(2), "/guardian rollback " + word + " is on the screen");
    assertThat(((RollingBack) world.rollout(2)).cause().reason())
        .isEqualTo(word + " is on the screen");
  }

  @Test
  void an_artifact_of_strangers_is_only_text() {
    var evil = "12`@everyone` <img src=x> [x](http://evil.example)";
    var moved = new Handled.Moved("rolling back to " + evil, world.recorded(2));
    assertThat(Wording.done(Word.ROLLBACK, moved).replaceAll("`[^`\n]+`", ""))
        .isEqualTo("Done:  of , .");
  }

  @Test
  void while_the_guardian_is_stopped_nothing_is_done_and_the_reply_says_so() {
    world.mode(Mode.STOPPED);
    for (String words : List.of("hold", "promote", "abort", "rollback it is slow")) {
      assertThat(at.ask(pull(2), "/guardian " + words))
          .contains("Nothing changed", "the guardian is stopped");
    }
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @Test
  void what_is_superseded_is_left_alone_and_says_so() {
    world.deploy(3);
    assertThat(world.rollout(2)).isInstanceOf(Superseded.class);
    assertThat(at.ask(pull(2), "/guardian rollback it is bad"))
        .contains("Nothing changed", "`it is Superseded already`");
    assertThat(at.ask(pull(2), "/guardian hold"))
        .contains("hold is not possible: the rollout is Superseded");
    assertThat(world.state(3)).isEqualTo("Soaking");
  }

  @Test
  void an_incident_is_about_the_rollout_that_rules_there_now() {
    world.deploy(3);
    at.ask(INCIDENT, "/guardian hold");
    assertThat(world.state(3)).isEqualTo("Held");
  }

  @ParameterizedTest
  @ValueSource(ints = {INCIDENT, 22})
  void status_and_check_answer_with_a_report_and_are_on_the_decision_log(int place) {
    assertThat(at.ask(place, "/guardian status")).isEqualTo("the status of 4711-2-shop: Soaking");
    assertThat(at.lastDecision(2).decision()).isEqualTo("asked for the status");
    assertThat(at.lastDecision(2).agent()).isEqualTo(Agent.NOTIFICATION);
    assertThat(at.ask(place, "/guardian check production"))
        .isEqualTo("what the rules say of 4711-2-shop");
    assertThat(at.lastDecision(2).details())
        .containsEntry("by", "mona")
        .containsEntry("via", "comment 2 on acme/shop#" + place);
    world.minutes(8);
    assertThat(world.state(2)).isEqualTo("Promoted");
  }

  @Test
  void who_asks_at_any_moment_of_a_rollback_never_keeps_it_from_ending_at_once() {
    for (int call = 0; call < 30; call++) {
      var during = new Commented();
      during.world.promote(1);
      during.world.deploy(2);
      during.world.calls.before(call, () -> during.ask(pull(2), "/guardian status"));
      during.world.rollBack(2);
      assertThat(during.world.state(2)).as("asked before call " + call).isEqualTo("RolledBack");
    }
  }

  @Test
  void approve_takes_the_role_that_the_plan_asks_for() {
    var asksForLead =
        new Promotion(
            Tier.PRODUCTION,
            Optional.empty(),
            Duration.ZERO,
            Optional.of("tech_lead"),
            Optional.empty(),
            Optional.empty(),
            Promotion.usual(Tier.PRODUCTION).strategy(),
            Optional.empty(),
            List.of(),
            List.of());
    world.repository.declare(World.KEY, SamplePlans.twoStages().with(asksForLead));
    world.asked(3);
    world.bus.run();
    assertThat(at.ask(pull(3), "/guardian approve"))
        .contains("Nothing changed", "`mona can't approve: they are no tech_lead`");
    at.leads.add("mona");
    assertThat(at.ask(pull(3), "/guardian approve production"))
        .contains("Done: `approve` of `shop/production`", "`approved by mona`");
    Gate gate = world.store.gate(World.id(3)).orElseThrow();
    assertThat(gate.approvals()).hasSize(1);
    assertThat(gate.approvals().getFirst().via()).isEqualTo("comment 2 on acme/shop#23");
    assertThat(at.ask(pull(2), "/guardian approve")).contains("nothing waits for an approval");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "HELP", "", "dance", "@everyone", "```", "<img src=x>", "пуск"})
  void help_and_what_is_no_word_are_answered_with_the_words(String word) {
    assertThat(at.ask(ELSEWHERE, ("/guardian " + word).strip()))
        .contains("| `/guardian rollback [version] <reason>` |")
        .doesNotContain(" @everyone", "<img src=x> is");
    assertThat(at.github.replies()).hasSize(1);
  }

  @Test
  void a_drill_is_honestly_not_available() {
    assertThat(at.ask(pull(2), "/guardian drill")).contains("not available in this guardian yet");
  }

  @ParameterizedTest
  @EnumSource(
      value = Word.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HELP", "DRILL"})
  void elsewhere_nothing_happens_and_the_reply_says_where_it_would(Word word) {
    var before = at.decisions();
    assertThat(at.ask(ELSEWHERE, "/guardian " + word.written() + " it"))
        .contains("Nothing changed", "incident issue");
    assertThat(at.decisions()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Word.class)
  void strangers_and_bots_get_no_reply_and_change_nothing(Word word) {
    at.github.is("renovate[bot]", Level.ADMIN).is("tina", Level.TRIAGE);
    var before = at.decisions();
    for (String login : List.of("rob", "tina", "nobody", "renovate[bot]")) {
      for (int place : List.of(INCIDENT, pull(2), ELSEWHERE)) {
        Order order = at.say(login, place, "/guardian " + word.written() + " production it");
        assertThat(order.status()).isInstanceOf(Status.Ignored.class);
      }
    }
    assertThat(at.github.replies()).isEmpty();
    assertThat(at.decisions()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"ADMIN", "MAINTAIN", "WRITE"})
  void whoever_may_write_may_command(Level level) {
    at.github.is("ada", level);
    assertThat(at.say("ada", pull(2), "/guardian hold").status())
        .isInstanceOf(Status.Replied.class);
    assertThat(world.state(2)).isEqualTo("Held");
  }

  @Test
  void another_repositorys_incident_and_commits_are_out_of_reach() {
    at.commands.given(at.comment("mona", INCIDENT, "/guardian hold", 666));
    at.commands.given(at.comment("mona", pull(2), "/guardian hold", 666));
    assertThat(at.github.replies()).allMatch(reply -> reply.contains("about no rollout"));
    assertThat(world.state(2)).isEqualTo("Soaking");
  }
}
