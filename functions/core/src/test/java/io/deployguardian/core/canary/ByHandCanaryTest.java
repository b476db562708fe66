package io.deployguardian.core.canary;

import static io.deployguardian.core.testing.World.ADA;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Ground;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.testing.World;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByHandCanaryTest {

  private final World world = new World();

  @BeforeEach
  void a_canary_soaks() {
    world.promote(1);
    world.deploy(2);
  }

  @Test
  void a_hold_keeps_the_weight_and_says_who_and_why() {
    var before = world.split();
    say(Word.HOLD);
    world.minutes(10);
    assertThat(world.rollout(2)).isInstanceOf(Held.Paused.class);
    assertThat(world.split()).isEqualTo(before);
    assertSignedByAda();
    assertThat(world.events(Event.RolloutHeld.class)).hasSize(1);
  }

  @Test
  void resuming_starts_the_stage_again_with_a_fresh_soak() {
    say(Word.HOLD);
    world.minutes(10);
    say(Word.RESUME);
    assertSignedByAda();
    world.bus.run();
    var soaking = (Soaking) world.rollout(2);
    assertThat(soaking.stage()).isZero();
    assertThat(soaking.since()).isEqualTo(world.clock.instant());
    world.minutes(4);
    assertThat(world.state(2)).isEqualTo("Promoted");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void promoting_needs_no_pass_but_a_name(boolean held) {
    world.metrics.silence("2");
    if (held) {
      say(Word.HOLD);
    }
    say(Word.PROMOTE);
    assertSignedByAda();
    world.bus.run();
    assertThat(((Promoted) world.rollout(2)).ground()).isEqualTo(new Ground.Overridden(ADA));
    assertThat(world.split()).isEqualTo(all(2));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void a_word_without_a_name_or_a_reason_is_no_word(String nothing) {
    assertThatThrownBy(() -> new ByHand(nothing, "because"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ByHand("ada", nothing))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Word.class)
  void what_is_not_possible_changes_nothing(Word word) {
    var before = world.recorded(1);
    assertThat(world.byHand.say(word, id(1), ADA))
        .isInstanceOf(Handled.LeftAlone.class)
        .extracting(Handled::what)
        .asString()
        .contains("is not possible: the rollout is Promoted");
    assertThat(world.recorded(1)).isEqualTo(before);
    assertThat(world.byHand.say(word, id(9), ADA)).isInstanceOf(Handled.LeftAlone.class);
  }

  @Test
  void a_second_resume_changes_nothing() {
    say(Word.HOLD);
    say(Word.RESUME);
    assertThat(say(Word.RESUME)).isInstanceOf(Handled.LeftAlone.class);
  }

  @Test
  void what_was_claimed_before_is_not_said_again_and_the_place_is_on_record() {
    var claims = Set.of(new Claim("command", "4711/5", world.clock.instant()));
    String via = "comment 5 on acme/shop#218";
    assertThat(world.byHand.say(Word.HOLD, id(2), ADA, via, claims))
        .isInstanceOf(Handled.Moved.class);
    assertThat(world.store.decisions(id(2)).getLast().details()).containsEntry("via", via);
    assertThat(world.byHand.say(Word.RESUME, id(2), ADA, via, claims))
        .isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.rollout(2)).isInstanceOf(Held.Paused.class);
  }

  @Test
  void a_held_canary_gives_way_to_a_newer_deployment() {
    say(Word.HOLD);
    world.created(3);
    assertThat(world.state(2)).isEqualTo("Superseded");
  }

  private Handled say(Word word) {
    return world.byHand.say(word, id(2), ADA);
  }

  private void assertSignedByAda() {
    assertThat(world.store.decisions(id(2)).getLast().details())
        .containsAllEntriesOf(Map.of("by", ADA.by(), "reason", ADA.reason()));
  }
}
