package io.deployguardian.core.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Ledger.Standing;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.InMemoryRollouts;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutLedgerTest {

  private static final Instant LATE = Samples.NOON.plusSeconds(3_600);

  private final InMemoryRollouts rollouts = new InMemoryRollouts();
  private final Ledger ledger = new RolloutLedger(rollouts);

  @Test
  void a_commit_that_never_came_was_never_there() {
    assertThat(standing(1)).isEqualTo(new Standing.Never());
  }

  @Test
  void one_that_is_on_its_way_was_never_there() {
    commit(Samples.registered(1), environment().heldBy(Samples.subject(1).id()));
    assertThat(standing(1)).isEqualTo(new Standing.Never());
  }

  @Test
  void one_that_was_promoted_is_live_since_then() {
    promote(1);
    assertThat(standing(1)).isEqualTo(new Standing.Live(at(1)));
  }

  @Test
  void a_later_promotion_takes_its_place() {
    promote(1);
    promote(2);
    assertThat(standing(1)).isEqualTo(new Standing.Gone(at(1)));
    assertThat(standing(2)).isEqualTo(new Standing.Live(at(2)));
  }

  @Test
  void a_newer_one_that_still_soaks_takes_nothing() {
    promote(1);
    commit(Samples.registered(2), environment().heldBy(Samples.subject(2).id()));
    assertThat(standing(1)).isEqualTo(new Standing.Live(at(1)));
  }

  @Test
  void what_was_taken_back_is_gone_and_what_came_back_stands_since_then() {
    promote(1);
    promote(2);
    takeBack(2, Samples.release(1), environment().withoutPromotionOf(Samples.subject(2).id()));
    assertThat(standing(2)).isEqualTo(new Standing.Gone(at(2)));
    assertThat(standing(1)).isEqualTo(new Standing.Live(LATE));
  }

  @Test
  void a_canary_that_was_rolled_back_took_nothing_from_what_stood() {
    promote(1);
    takeBack(2, Samples.release(1), environment().heldBy(Samples.subject(2).id()));
    assertThat(standing(1)).isEqualTo(new Standing.Live(at(1)));
    assertThat(standing(2)).isEqualTo(new Standing.Never());
  }

  @Test
  void what_a_person_went_back_to_stands_instead_of_what_was_live() {
    promote(1);
    promote(2);
    takeBack(3, Samples.release(1), environment().wentBackTo(good(1)));
    assertThat(standing(1)).isEqualTo(new Standing.Live(LATE));
    assertThat(standing(2)).isEqualTo(new Standing.Gone(at(2)));
  }

  @Test
  void another_environment_is_another_matter() {
    promote(1);
    var elsewhere = new ServiceKey(4711, "shop", "elsewhere");
    assertThat(ledger.standing(elsewhere, Samples.release(1).commit()))
        .isEqualTo(Answer.known(new Standing.Never()));
  }

  @Test
  void the_newest_deployment_is_the_environments() {
    assertThat(ledger.newest(Samples.KEY)).isEqualTo(Answer.known(Optional.empty()));
    commit(Samples.registered(1), environment().seen(Samples.subject(1).deployment()));
    assertThat(ledger.newest(Samples.KEY))
        .isEqualTo(Answer.known(Optional.of(Samples.subject(1).deployment())));
  }

  private Standing standing(int n) {
    var answer = ledger.standing(Samples.KEY, Samples.release(n).commit());
    return ((Answer.Known<Standing>) answer).value();
  }

  private void promote(int n) {
    Environment next = environment().heldBy(Samples.subject(n).id()).promoted(good(n));
    var change = Change.of(Step.first(Samples.registered(n))).in(next).remember(good(n));
    assertThat(rollouts.commit(change, Set.of())).isInstanceOf(Committed.Done.class);
  }

  private void takeBack(int n, Release to, Environment next) {
    var cause = Cause.of(Cause.Kind.CANARY_FAILED, "p99", LATE);
    RolledBack back =
        Samples.registered(n)
            .rollBack(Optional.of(to), cause, LATE, Samples.PACE)
            .confirmed(Optional.of(to), new Verdict.Pass(List.of()), LATE, Samples.PACE);
    commit(back, next.heldBy(back.id()));
  }

  private void commit(Rollout rollout, Environment next) {
    Step step =
        rollouts
            .find(rollout.id())
            .map(known -> Step.from(known, rollout))
            .orElseGet(() -> Step.first(rollout));
    assertThat(rollouts.commit(Change.of(step).in(next), Set.of()))
        .isInstanceOf(Committed.Done.class);
  }

  private Environment environment() {
    return rollouts.environment(Samples.KEY);
  }

  private static KnownGood good(int n) {
    return new KnownGood(Samples.release(n), Samples.subject(n).id(), at(n));
  }

  private static Instant at(int n) {
    return Samples.NOON.plusSeconds(60L * n);
  }
}
