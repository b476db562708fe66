package io.deployguardian.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.testing.World;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * GitHub promises no order and tells some facts twice: whatever the order, one deployment's facts
 * lead to the same end.
 */
class OrderLawsTest {

  /**
   * One call of the webhook, and whether the functions behind it get their turn before the next.
   */
  private record Told(Fact fact, boolean busRuns) {}

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_good_deployments_facts_end_in_its_promotion(@ForAll("good") List<Told> facts) {
    World world = told(facts);
    assertThat(world.state(2)).isEqualTo("Promoted");
    assertThat(world.split()).isEqualTo(World.all(2));
    assertOnce(world);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_failed_deployments_facts_end_in_its_rollback(@ForAll("failed") List<Told> facts) {
    World world = told(facts);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(World.all(1));
    assertOnce(world);
  }

  /** Both words on record, whichever came first: the pipeline's failure counts. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void success_and_failure_in_any_order_end_in_a_rollback(@ForAll("both") List<Told> facts) {
    World world = told(facts);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(World.all(1));
    assertOnce(world);
  }

  /** Deployment 3 is newer, whatever is told of 2 in between, before or after. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void an_older_deployments_facts_never_move_a_newer_one_backwards(
      @ForAll("twoDeployments") List<Told> facts) {
    World world = told(facts);
    assertThat(world.state(2)).isEqualTo("Superseded");
    assertThat(world.state(3)).isEqualTo("Promoted");
    assertThat(world.split()).isEqualTo(World.all(3));
  }

  @Provide
  Arbitrary<List<Told>> good() {
    return inAnyOrder(created(2), succeeded(2), asked(2), runEnded("success"));
  }

  @Provide
  Arbitrary<List<Told>> failed() {
    return inAnyOrder(created(2), reported(2, Fact.Outcome.FAILED), asked(2), runEnded("failure"));
  }

  @Provide
  Arbitrary<List<Told>> both() {
    return inAnyOrder(created(2), succeeded(2), reported(2, Fact.Outcome.FAILED), asked(2));
  }

  @Provide
  Arbitrary<List<Told>> twoDeployments() {
    return inAnyOrder(created(2), succeeded(2), asked(2), created(3), succeeded(3), asked(3));
  }

  private static World told(List<Told> facts) {
    var world = new World();
    world.promote(1);
    for (Told told : facts) {
      world.tell(told.fact());
      if (told.busRuns()) {
        world.bus.run();
      }
    }
    world.bus.run();
    world.minutes(10);
    assertThat(world.broken()).isEmpty();
    return world;
  }

  private static void assertOnce(World world) {
    assertThat(aboutTwo(world, Event.RolloutRegistered.class)).isLessThanOrEqualTo(1);
    assertThat(aboutTwo(world, Event.DeploymentApprovalRequested.class)).isEqualTo(1);
    assertThat(aboutTwo(world, Event.DeploymentSucceeded.class)).isLessThanOrEqualTo(1);
    assertThat(world.store.gate(World.id(2)).orElseThrow().run()).isEqualTo(7002);
  }

  private static long aboutTwo(World world, Class<? extends Event.OfRollout> type) {
    return world.events(type).stream()
        .filter(event -> event.about().rollout().equals(World.id(2)))
        .count();
  }

  /** Each fact once or twice, in any order, with or without a pause after each. */
  private static Arbitrary<List<Told>> inAnyOrder(Fact... facts) {
    return Arbitraries.integers()
        .between(1, 2)
        .list()
        .ofSize(facts.length)
        .map(
            times ->
                Stream.iterate(0, i -> i < facts.length, i -> i + 1)
                    .flatMap(i -> Stream.generate(() -> facts[i]).limit(times.get(i)))
                    .toList())
        .flatMap(Arbitraries::shuffle)
        .flatMap(
            order ->
                Arbitraries.of(true, false)
                    .list()
                    .ofSize(order.size())
                    .map(
                        runs ->
                            Stream.iterate(0, i -> i < order.size(), i -> i + 1)
                                .map(i -> new Told(order.get(i), runs.get(i)))
                                .toList()));
  }

  private static Fact created(int n) {
    return new Fact.Created(World.subject(n));
  }

  private static Fact succeeded(int n) {
    return reported(n, Fact.Outcome.SUCCEEDED);
  }

  private static Fact reported(int n, Fact.Outcome outcome) {
    return new World().reported(n, outcome);
  }

  private static Fact asked(int n) {
    return new Fact.ApprovalRequested(World.subject(n), 7000 + n);
  }

  private static Fact runEnded(String conclusion) {
    var origin = new Origin(new EventId("4711/run/7002/1"), Samples.NOON, 4711, "acme/shop", "ab");
    return new Fact.Noted(
        new Event.WorkflowRunCompleted(
            origin, 7002, 1, "Deploy", conclusion, "c0ffee2", "main", "push"));
  }
}
