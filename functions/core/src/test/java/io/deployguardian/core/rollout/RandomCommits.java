package io.deployguardian.core.rollout;

import static io.deployguardian.core.rollout.Samples.KEY;
import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.measurement;
import static io.deployguardian.core.rollout.Samples.registered;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Any sequence of commits, some right and some not, and a model that knows what becomes of each:
 * versions and counts only, so that it can't share a mistake with an implementation.
 */
final class RandomCommits {
  private static final int ROLLOUTS = 3;

  private final Random random;
  private final Map<Integer, Long> versions = new HashMap<>();
  private final Map<Integer, Integer> measured = new HashMap<>();
  private final Map<Integer, Set<String>> effects = new HashMap<>();
  private final Map<Integer, List<Long>> decided = new TreeMap<>();
  private final Set<Integer> due = new TreeSet<>();
  private final Set<String> claimed = new HashSet<>();
  private long environment;

  /** One step of one rollout, as numbers. */
  private record Move(
      int n, long expected, boolean moves, boolean ends, int readings, String effect) {
    Step step() {
      Rollout state = ends ? registered(n).unguarded("no plan", NOON) : registered(n);
      var known = new Recorded(expected, state);
      var step = moves ? Step.from(known, state).because(draft(), NOON) : Step.about(known);
      return step.with(Effect.intended(effect, "a change", NOON, NOON))
          .measured(
              IntStream.range(0, readings)
                  .mapToObj(i -> measurement("errors", i, new Reading.Count(0, i)))
                  .toList());
    }

    private static Draft draft() {
      return Draft.by(Agent.ROLLBACK, "move");
    }
  }

  RandomCommits(long seed) {
    this.random = new Random(seed);
  }

  void checkAgainst(Rollouts rollouts, int commits) {
    for (int i = 0; i < commits; i++) {
      checkOne(rollouts, "commit " + i);
    }
    for (int n = 1; n <= ROLLOUTS; n++) {
      checkState(rollouts, n);
    }
    assertThat(rollouts.environment(KEY).version()).isEqualTo(environment);
    assertThat(rollouts.due(NOON.plus(Duration.ofDays(1)), 10))
        .containsExactlyElementsOf(due.stream().map(n -> subject(n).id()).toList());
  }

  private void checkOne(Rollouts rollouts, String which) {
    List<Move> moves = moves();
    Set<Claim> claims = claims();
    boolean moved = random.nextInt(3) == 0;
    long read = guess(environment);
    var change = Change.of(moves.stream().map(Move::step).toArray(Step[]::new));
    if (moved) {
      change = change.in(new Environment(KEY, read, empty(), empty(), empty(), empty(), List.of()));
    }
    var answer = rollouts.commit(change, claims);
    assertThat(answer)
        .as(which)
        .isInstanceOf(expected(moves, claims, !moved || read == environment));
    if (answer instanceof Committed.Done) {
      moves.forEach(this::apply);
      claims.forEach(claim -> claimed.add(claim.id()));
      environment += moved ? 1 : 0;
    }
  }

  private Class<? extends Committed> expected(List<Move> moves, Set<Claim> claims, boolean same) {
    if (claims.stream().anyMatch(claim -> claimed.contains(claim.id()))) {
      return Committed.Duplicate.class;
    }
    boolean current = moves.stream().allMatch(move -> move.expected() == version(move.n()));
    return same && current ? Committed.Done.class : Committed.Stale.class;
  }

  private void apply(Move move) {
    effects.computeIfAbsent(move.n(), n -> new TreeSet<>()).add(move.effect());
    measured.merge(move.n(), move.readings(), Integer::sum);
    if (!move.moves()) {
      return;
    }
    versions.put(move.n(), move.expected() + 1);
    decided.computeIfAbsent(move.n(), n -> new ArrayList<>()).add(move.expected() + 1);
    if (move.ends()) {
      due.remove(move.n());
    } else {
      due.add(move.n());
    }
  }

  private void checkState(Rollouts rollouts, int n) {
    RolloutId id = subject(n).id();
    assertThat(rollouts.find(id).map(Recorded::version).orElse(0L)).isEqualTo(version(n));
    assertThat(rollouts.measurements(id)).hasSize(measured.getOrDefault(n, 0));
    assertThat(rollouts.effects(id))
        .extracting(Effect::key)
        .containsExactlyElementsOf(effects.getOrDefault(n, Set.of()));
    assertThat(rollouts.decisions(id))
        .extracting(Decision::iteration)
        .containsExactlyElementsOf(decided.getOrDefault(n, List.of()));
  }

  private List<Move> moves() {
    int first = 1 + random.nextInt(ROLLOUTS);
    var moves = new ArrayList<>(List.of(move(first)));
    if (random.nextInt(3) == 0) {
      moves.add(move(1 + first % ROLLOUTS));
    }
    return moves;
  }

  private Move move(int n) {
    long expected = guess(version(n));
    boolean moves = expected == 0 || random.nextInt(4) > 0;
    String effect = "effect-" + random.nextInt(3);
    return new Move(n, expected, moves, random.nextInt(4) == 0, random.nextInt(4), effect);
  }

  private Set<Claim> claims() {
    return random.nextInt(3) == 0 ? Set.of(Samples.claim("fact-" + random.nextInt(20))) : Set.of();
  }

  /** Mostly right, sometimes one off. */
  private long guess(long version) {
    return random.nextInt(5) > 0 ? version : Math.max(0, version + random.nextInt(3) - 1);
  }

  private long version(int n) {
    return versions.getOrDefault(n, 0L);
  }

  private static <T> Optional<T> empty() {
    return Optional.empty();
  }
}
