package io.deployguardian.core.laws;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.testing.FakeTraffic;
import io.deployguardian.core.testing.Interleaving;
import io.deployguardian.core.testing.Move;
import io.deployguardian.core.testing.World;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * Every interleaving of the same facts ends in exactly one allowed state, duplicates change
 * nothing; nothing is Promoted without a Pass or a named person's recorded override; a writer that
 * slept never undoes a rollback.
 */
class InterleavingLawsTest {

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void every_interleaving_ends_in_exactly_one_allowed_state(
      @ForAll("moves") List<Move> moves,
      @ForAll @IntRange(max = 2) int alreadyLive,
      @ForAll boolean lossy,
      @ForAll boolean revisions) {
    var world = new World();
    for (int n = 1; n <= alreadyLive; n++) {
      world.promote(n);
    }
    if (!revisions) {
      world.traffic.withoutRevisions();
    }
    var interleaving = new Interleaving(world);
    interleaving.happens(moves);
    interleaving.comesToRest(lossy);
    interleaving.endedWell();
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Move> move =
        Arbitraries.frequencyOf(Tuple.of(4, simple()), Tuple.of(1, disturbed(simple())));
    return move.list().ofMinSize(1).ofMaxSize(40);
  }

  private static Arbitrary<Move> simple() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, facts()),
        Tuple.of(5, Arbitraries.integers().between(0, 50).map(Move.Delivered::new)),
        Tuple.of(6, Arbitraries.create(Move.BusRuns::new)),
        Tuple.of(5, Arbitraries.integers().between(1, 3).map(Move.TimePasses::new)),
        Tuple.of(5, Arbitraries.create(Move.Tick::new)),
        Tuple.of(3, health()),
        Tuple.of(2, byHand()),
        Tuple.of(2, Arbitraries.of(FakeTraffic.Failure.class).map(Move.WriteFails::new)));
  }

  private static Arbitrary<Move> facts() {
    return Combinators.combine(number(), Arbitraries.integers().between(0, 4))
        .as(
            (n, kind) ->
                switch (kind) {
                  case 0, 1 -> new Move.Created(n);
                  case 2, 3 -> new Move.Reported(n, Fact.Outcome.SUCCEEDED);
                  default -> new Move.Reported(n, Fact.Outcome.FAILED);
                });
  }

  private static Arbitrary<Move> health() {
    return Combinators.combine(
            number(), Arbitraries.of(true, true, false), Arbitraries.of(Move.Metrics.class))
        .as(Move.Health::new);
  }

  private static Arbitrary<Move> byHand() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(Word.class), number()).as(Move.Said::new),
        number().map(Move.RolledBackByHand::new),
        Combinators.combine(anyNumber(), anyNumber()).as(Move.RolledBackTo::new));
  }

  private static Arbitrary<Move> disturbed(Arbitrary<Move> move) {
    return Combinators.combine(move, Arbitraries.integers().between(0, 15), move.optional())
        .as(Move.Disturbed::new);
  }

  /**
   * Of the deployments that are under way; those before them are live already, if they are at all.
   */
  private static Arbitrary<Integer> number() {
    return Arbitraries.integers().between(3, 5);
  }

  private static Arbitrary<Integer> anyNumber() {
    return Arbitraries.integers().between(1, 5);
  }
}
