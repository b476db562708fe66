package io.deployguardian.core.gate;

import static io.deployguardian.core.testing.SamplePlans.SOAK;
import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Unguarded;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanningTest {

  private final World world = new World();

  @Test
  void plans_what_the_repository_declares() {
    plan();
    var planned = (Planned) world.rollout(1);
    assertThat(world.plans.get(planned.plan()).of(KEY)).contains(SamplePlans.twoStages());
    assertThat(planned.due()).contains(planned.since().plus(World.PACE.publication()));
  }

  @Test
  void a_repository_without_a_plan_is_unguarded() {
    world.repository.declareNothing();
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Unguarded.class);
    assertThat(world.rollout(1).due()).isEmpty();
    assertThat(world.decisions(1)).containsExactly("register", "unguarded");
  }

  @Test
  void what_the_guarded_map_does_not_name_is_unguarded() {
    world.guarded.unbind(KEY);
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Unguarded.class);
  }

  @Test
  void an_environment_that_the_plan_does_not_name_is_unguarded() {
    world.repository.declare(
        new ServiceKey(KEY.repository(), KEY.service(), "staging"), SamplePlans.twoStages());
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Unguarded.class);
  }

  @Test
  void a_service_that_the_plan_does_not_name_is_held() {
    world.repository.declare(
        new ServiceKey(KEY.repository(), "shpo", KEY.environment()), SamplePlans.twoStages());
    plan();
    assertHeld("services: found no shop, which the deployment names, expected it beside [shpo]");
  }

  @Test
  void an_invalid_plan_is_held_with_its_problems_in_the_decision() {
    world.repository.declareNonsense();
    plan();
    assertHeld("line 3, services: found nonsense, expected a mapping");
    assertThat(world.events(Event.PlanRejected.class)).hasSize(1);
  }

  @Test
  void a_first_weight_above_the_floor_is_held() {
    world.guarded.bind(KEY, new Floor(Duration.ZERO, new Weight(5), Optional.empty()));
    plan();
    assertHeld(
        "services.shop.environments.production.canary.stages[0].weight: found 10 %, expected at"
            + " most 5 %, the organisation's floor");
  }

  @Test
  void no_stage_at_all_is_above_the_floor_too() {
    world.guarded.bind(KEY, new Floor(Duration.ZERO, new Weight(5), Optional.empty()));
    world.repository.declare(KEY, SamplePlans.staged());
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Held.Unplanned.class);
  }

  @Test
  void every_soak_below_the_floor_is_a_problem() {
    world.guarded.bind(KEY, new Floor(SOAK.plusSeconds(1), Weight.ALL, Optional.empty()));
    plan();
    assertThat(((Held.Unplanned) world.rollout(1)).reasons()).hasSize(2);
  }

  @Test
  void a_plan_at_the_floor_is_accepted() {
    world.guarded.bind(KEY, new Floor(SOAK, new Weight(10), Optional.empty()));
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Planned.class);
  }

  @Test
  void a_release_that_was_published_before_it_was_planned_is_tested_at_once() {
    world.succeeded(1);
    plan();
    assertThat(world.events(Event.RolloutPlanned.class).getFirst().published()).isTrue();
    world.bus.run();
    assertThat(world.state(1)).isEqualTo("Soaking");
  }

  @Test
  void a_source_that_is_down_is_asked_again() {
    world.repository.goDown(true);
    assertThatThrownBy(this::plan).isInstanceOf(IllegalStateException.class);
    assertThat(world.rollout(1)).isInstanceOf(Registered.class);
    world.repository.goDown(false);
    world.bus.lose();
    world.minutes(2);
    assertThat(world.rollout(1)).isInstanceOf(Planned.class);
  }

  @Test
  void a_plan_that_could_not_be_had_for_a_day_takes_the_deployment_back() {
    world.promote(1);
    world.created(2);
    world.bus.lose();
    world.clock.pass(World.PACE.publication().plusSeconds(1));
    world.tick();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.events(Event.RollbackRequested.class).getFirst().cause().kind())
        .isEqualTo(Cause.Kind.NEVER_STARTED);
  }

  @Test
  void asking_what_it_would_decide_stores_nothing() {
    world.created(2);
    var decision = world.planning.decide((Registered) world.rollout(2));
    assertThat(decision).isInstanceOf(PlanDecision.Accepted.class);
    assertThat(world.plans.find(((PlanDecision.Accepted) decision).plan())).isEmpty();
  }

  @Test
  void plans_once_only() {
    plan();
    var before = world.recorded(1);
    assertThat(world.planning.plan(id(1), Set.of())).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.recorded(1)).isEqualTo(before);
  }

  @Test
  void decides_nothing_while_stopped() {
    world.mode(Mode.STOPPED);
    plan();
    assertThat(world.rollout(1)).isInstanceOf(Registered.class);
  }

  private void plan() {
    world.created(1);
    world.planning.plan(id(1), Set.of());
  }

  private void assertHeld(String problem) {
    assertThat(world.rollout(1)).isInstanceOf(Held.Unplanned.class);
    assertThat(world.store.decisions(id(1)).getLast().details())
        .containsAllEntriesOf(Map.of("problem 1", problem));
  }

  @Test
  void a_plan_can_not_take_production_for_less() {
    world.repository.declare(KEY, SamplePlans.twoStages().with(Promotion.usual(Tier.PREVIEW)));
    plan();
    assertThat(((Held.Unplanned) world.rollout(1)).reasons().toString())
        .contains("tier", "found preview", "at least production");
  }

  @Test
  void the_guarded_map_says_what_an_environment_of_any_name_is() {
    world.guarded.bind(KEY, new Floor(Duration.ZERO, Weight.ALL, Optional.of("staging")));
    world.repository.declare(KEY, SamplePlans.twoStages().with(Promotion.usual(Tier.STAGING)));
    plan();
    assertThat(world.state(1)).isEqualTo("Planned");
  }
}
