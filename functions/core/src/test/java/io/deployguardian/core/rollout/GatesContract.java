package io.deployguardian.core.rollout;

import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.PACE;
import static io.deployguardian.core.rollout.Samples.registration;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Gate.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Gates} passes, with the {@link Rollouts} that write them. */
public abstract class GatesContract {
  private static final RolloutId ONE = subject(1).id();
  private static final RolloutId TWO = subject(2).id();
  private static final Approval MONA = new Approval("mona", "tech_lead", "comment 7", NOON);

  private Rollouts rollouts;
  private Gates gates;

  protected abstract Rollouts rollouts();

  /** On the same store. */
  protected abstract Gates gates();

  @BeforeEach
  void start() {
    rollouts = rollouts();
    gates = gates();
  }

  @Test
  void knows_no_gate_that_nobody_asked_for() {
    rollouts.commit(Change.of(registration(1)), Set.of());
    assertThat(gates.gate(ONE)).isEmpty();
    assertThat(gates.gatesDue(NOON.plus(Duration.ofDays(1)), 10)).isEmpty();
  }

  @Test
  void keeps_a_gate_in_each_status_as_it_was_given() {
    var statuses =
        List.of(
            new Status.Awaiting("tech_lead", NOON.plusSeconds(60), NOON.plusSeconds(7)),
            new Status.Decided(false, "no_runbook: \"`nothing`\"\nline two", 3, NOON),
            new Status.Decided(true, "", 0, NOON),
            new Status.Answered(true, "ready", NOON.plusSeconds(9)));
    Recorded known = asked(1);
    for (Status status : statuses) {
      Gate next = gates.gate(ONE).orElseThrow().now(status).approvedBy(MONA);
      assertThat(commit(known, next)).isInstanceOf(Committed.Done.class);
      Gate found = gates.gate(ONE).orElseThrow();
      assertThat(found.status()).isEqualTo(status);
      assertThat(found.approvals()).isEqualTo(next.approvals());
      assertThat(found.version()).isEqualTo(next.version() + 1);
    }
  }

  @Test
  void answers_stale_to_a_gate_that_moved_and_writes_nothing() {
    Recorded known = asked(1);
    Gate read = gates.gate(ONE).orElseThrow();
    commit(known, read.approvedBy(MONA));
    var stale = commit(known, read.now(new Status.Answered(true, "", NOON)));
    assertThat(stale).isInstanceOf(Committed.Stale.class);
    assertThat(gates.gate(ONE).orElseThrow().status()).isEqualTo(read.status());
  }

  @Test
  void a_gate_that_exists_is_not_asked_for_again() {
    Recorded known = asked(1);
    var again = Gate.asked(ONE, 8, NOON, PACE);
    assertThat(commit(known, again)).isInstanceOf(Committed.Stale.class);
  }

  @Test
  void a_stale_rollout_leaves_its_gate_alone() {
    Recorded known = asked(1);
    Gate read = gates.gate(ONE).orElseThrow();
    Step moved = Step.from(new Recorded(known.version() + 1, known.rollout()), known.rollout());
    assertThat(rollouts.commit(Change.of(moved).gated(read.approvedBy(MONA)), Set.of()))
        .isInstanceOf(Committed.Stale.class);
    assertThat(gates.gate(ONE)).contains(read);
  }

  @Test
  void lists_the_gates_that_are_due_oldest_first_and_none_that_is_answered() {
    Recorded one = asked(1);
    Recorded two = asked(2);
    commit(one, due(ONE, 20));
    commit(two, due(TWO, 10));
    assertThat(gates.gatesDue(NOON.plusSeconds(9), 10)).isEmpty();
    assertThat(gates.gatesDue(NOON.plusSeconds(10), 10)).containsExactly(TWO);
    assertThat(gates.gatesDue(NOON.plusSeconds(20), 10)).containsExactly(TWO, ONE);
    assertThat(gates.gatesDue(NOON.plusSeconds(20), 1)).containsExactly(TWO);
    commit(two, gates.gate(TWO).orElseThrow().now(new Status.Answered(true, "", NOON)));
    assertThat(gates.gatesDue(NOON.plusSeconds(20), 10)).containsExactly(ONE);
  }

  @Test
  void a_due_gate_is_no_due_rollout() {
    asked(1);
    var soon = NOON.plusSeconds(2);
    commit(rollouts.find(ONE).orElseThrow(), due(ONE, 1));
    assertThat(gates.gatesDue(soon, 10)).containsExactly(ONE);
    assertThat(rollouts.due(soon, 10)).isEmpty();
  }

  private Gate due(RolloutId id, int seconds) {
    return gates
        .gate(id)
        .orElseThrow()
        .now(new Status.Decided(true, "", 0, NOON.plusSeconds(seconds)));
  }

  private Recorded asked(int n) {
    Gate gate = Gate.asked(subject(n).id(), 7, NOON, PACE);
    var done = rollouts.commit(Change.of(registration(n)).gated(gate), Set.of());
    return ((Committed.Done) done).first();
  }

  private Committed commit(Recorded known, Gate gate) {
    return rollouts.commit(Change.of(Step.about(known)).gated(gate), Set.of());
  }
}
