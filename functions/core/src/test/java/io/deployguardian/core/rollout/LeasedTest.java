package io.deployguardian.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Rollout.Leased;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasedTest {

  private final List<Leased> taken =
      Samples.everyState().stream()
          .filter(Leased.class::isInstance)
          .map(Leased.class::cast)
          .map(leased -> leased.under(new Lease(2, Samples.NOON.plusSeconds(60))))
          .toList();

  @Test
  void a_released_step_is_free_and_counts_no_dead_worker() {
    assertThat(taken)
        .isNotEmpty()
        .extracting(leased -> leased.released(Samples.NOON).lease())
        .allMatch(lease -> lease.isFree(Samples.NOON) && lease.attempts() == 0);
  }

  @Test
  void looking_again_keeps_count() {
    assertThat(taken)
        .extracting(leased -> leased.lookAgain(Samples.NOON.plusSeconds(90)).lease())
        .containsOnly(new Lease(2, Samples.NOON.plusSeconds(90)));
  }

  @Test
  void only_the_lease_changes() {
    assertThat(taken)
        .allSatisfy(l -> assertThat(l.released(Samples.NOON).under(l.lease())).isEqualTo(l));
  }
}
