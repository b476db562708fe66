package io.deployguardian.core.rollback;

import static io.deployguardian.core.testing.World.ADA;
import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollbackTest {

  private final World world = new World();

  static Stream<Named<Consumer<World>>> reversible() {
    return Stream.of(
        Named.of("Registered", w -> w.created(2)),
        Named.of("Held", RollbackTest::heldForItsPlan),
        Named.of(
            "Planned",
            w -> {
              w.created(2);
              w.bus.run();
            }),
        Named.of("Shifting", RollbackTest::shifting),
        Named.of("Soaking", w -> w.deploy(2)),
        Named.of(
            "Held",
            w -> {
              w.deploy(2);
              w.byHand.say(Word.HOLD, id(2), ADA);
            }),
        Named.of(
            "Promoting",
            w -> {
              w.deploy(2);
              w.byHand.say(Word.PROMOTE, id(2), ADA);
            }),
        Named.of("Promoted", w -> w.promote(2)),
        Named.of(
            "RollingBack",
            w -> {
              w.deploy(2);
              w.failed(2);
            }),
        Named.of(
            "Unguarded",
            w -> {
              w.repository.declareNothing();
              w.deploy(2);
            }));
  }

  @ParameterizedTest
  @MethodSource("reversible")
  void is_legal_in_every_state_but_two(Consumer<World> story) {
    world.promote(1);
    story.accept(world);
    boolean requested = !world.state(2).equals("RollingBack");
    assertThat(standing(world.rollBack(2))).isInstanceOf(RolledBack.class);
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(world.events(Event.RolloutRolledBack.class)).hasSize(1);
    if (requested) {
      var cause = ((RolledBack) world.rollout(2)).cause();
      assertThat(cause.kind()).isEqualTo(Cause.Kind.REQUESTED);
      assertThat(cause.by()).contains("ada");
    }
  }

  @ParameterizedTest
  @MethodSource("reversible")
  void each_of_these_stories_leads_to_the_state_that_it_is_named_after(Consumer<World> story) {
    world.promote(1);
    story.accept(world);
    assertThat(reversible().map(Named::getName)).contains(world.state(2));
  }

  @Test
  void a_rolled_back_or_superseded_rollout_answers_what_is_recorded() {
    world.promote(1);
    world.deploy(2);
    world.rollBack(2);
    world.promote(3);
    var rolledBack = world.recorded(2);
    var superseded = world.recorded(1);
    assertThat(world.rollBack(2)).isEqualTo(new RollbackAnswer.Standing(rolledBack));
    assertThat(world.rollBack(1)).isEqualTo(new RollbackAnswer.Standing(superseded));
    assertThat(world.split()).isEqualTo(all(3));
  }

  @Test
  void goes_back_to_a_named_version_by_artifact_or_commit() {
    world.promote(1);
    world.promote(2);
    world.promote(3);
    assertThat(standing(world.rollBack(3, "c0ffee1"))).isInstanceOf(RolledBack.class);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void what_a_person_went_back_to_is_the_way_back_of_what_comes_next() {
    world.promote(1);
    world.promote(2);
    world.promote(3);
    world.rollBack(3, "1");
    world.created(4);
    assertThat(world.rollout(4).subject().baseline()).contains(Samples.release(1));
    world.bus.run();
    world.minutes(20);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void what_was_rolled_back_is_known_good_no_longer() {
    world.promote(1);
    world.promote(2);
    world.rollBack(2);
    world.created(3);
    assertThat(world.rollout(3).subject().baseline()).contains(Samples.release(1));
    assertThat(world.environment().live()).isEmpty();
  }

  @Test
  void an_unknown_version_is_refused_and_the_known_ones_are_listed() {
    world.promote(1);
    world.promote(2);
    world.deploy(3);
    var before = world.recorded(3);
    assertThat(world.rollBack(3, "7"))
        .isEqualTo(
            new RollbackAnswer.Refused("to: found 7, expected one of the known-good [2, 1]"));
    assertThat(world.recorded(3)).isEqualTo(before);
  }

  @Test
  void a_commit_needs_at_least_seven_characters() {
    world.promote(1);
    world.deploy(2);
    assertThat(world.rollBack(2, "c0ffee")).isInstanceOf(RollbackAnswer.Refused.class);
  }

  @Test
  void an_ambiguous_service_is_refused() {
    world.promote(1);
    world.tell(new Fact.Created(inAnotherRepository()));
    assertThat(current(OptionalLong.empty()))
        .isInstanceOf(RollbackAnswer.Refused.class)
        .asString()
        .contains("4711/shop/production", "99/shop/production");
    assertThat(current(OptionalLong.of(4711))).isInstanceOf(RollbackAnswer.Standing.class);
    assertThat(world.state(1)).isNotEqualTo("Promoted");
  }

  @Test
  void an_unknown_rollout_is_refused() {
    assertThat(world.rollBack(1)).isInstanceOf(RollbackAnswer.Refused.class);
    assertThat(current(OptionalLong.empty())).isInstanceOf(RollbackAnswer.Refused.class);
  }

  @Test
  void an_older_rollout_is_not_rolled_back_under_a_newer_active_one() {
    world.promote(1);
    world.deploy(2);
    assertThat(world.rollBack(1))
        .isInstanceOf(RollbackAnswer.Refused.class)
        .asString()
        .contains("4711-2-shop is Soaking");
    assertThat(world.state(1)).isEqualTo("Promoted");
  }

  @Test
  void the_older_rollout_rules_again_when_it_is_rolled_back_after_the_newer_one() {
    world.promote(1);
    world.promote(2);
    world.deploy(3);
    world.rollBack(3);
    assertThat(standing(world.rollBack(2))).isInstanceOf(RolledBack.class);
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(world.environment().isHeldBy(id(2))).isTrue();
  }

  @Test
  void a_request_that_is_repeated_is_decided_once() {
    world.promote(1);
    world.deploy(2);
    var request =
        new RollbackRequest(new Which.One(id(2)), Optional.of("1"), ADA, Optional.of("r1"));
    world.traffic.failAlways(Failure.REFUSAL);
    world.rollback.request(request);
    world.rollback.request(request);
    assertThat(world.events(Event.RollbackRequested.class)).hasSize(1);
  }

  @Test
  void the_same_request_id_for_another_rollout_is_another_request() {
    world.promote(1);
    world.deploy(2);
    world.rollback.request(request(id(2), Optional.empty(), Optional.of("ticket-7")));
    world.deploy(3);
    world.rollback.request(request(id(3), Optional.empty(), Optional.of("ticket-7")));
    assertThat(world.state(3)).isEqualTo("RolledBack");
  }

  @Test
  void a_release_that_was_taken_back_is_not_offered_as_known_good() {
    world.promote(1);
    world.promote(2);
    world.rollback.request(request(id(2), Optional.empty(), Optional.empty()));
    world.bus.run();
    world.deploy(3);
    var answer = world.rollback.request(request(id(3), Optional.of("2"), Optional.empty()));
    assertThat(answer).isInstanceOf(RollbackAnswer.Refused.class);
    assertThat(world.state(3)).isEqualTo("Soaking");
  }

  @Test
  void a_dry_run_says_where_traffic_would_go() {
    world.promote(1);
    world.deploy(2);
    var before = world.recorded(2);
    assertThat(world.rollback.dryRun(World.request(2, Optional.empty())))
        .isEqualTo(new RollbackAnswer.Would(before, Optional.of(Samples.release(1))));
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  @Test
  void is_refused_while_stopped() {
    world.promote(1);
    world.deploy(2);
    world.mode(Mode.STOPPED);
    assertThat(world.rollBack(2)).isInstanceOf(RollbackAnswer.Refused.class);
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  private RollbackAnswer current(OptionalLong repository) {
    var which = new Which.Current(repository, KEY.service(), KEY.environment());
    return world.rollback.request(
        new RollbackRequest(which, Optional.empty(), ADA, Optional.empty()));
  }

  private static Subject inAnotherRepository() {
    var key = new ServiceKey(99, KEY.service(), KEY.environment());
    return new Subject(
        RolloutId.of(99, 1, key.service()),
        key,
        "acme/other",
        new Deployment(1, Samples.NOON),
        Samples.release(1),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static Rollout standing(RollbackAnswer answer) {
    assertThat(answer).isInstanceOf(RollbackAnswer.Standing.class);
    return ((RollbackAnswer.Standing) answer).rollout().rollout();
  }

  private static void heldForItsPlan(World world) {
    world.repository.declareNonsense();
    world.deploy(2);
  }

  private static void shifting(World world) {
    world.traffic.failNext(Failure.REFUSAL);
    world.deploy(2);
  }

  private static RollbackRequest request(
      RolloutId rollout, Optional<String> to, Optional<String> requestId) {
    return new RollbackRequest(new Which.One(rollout), to, ADA, requestId);
  }
}
