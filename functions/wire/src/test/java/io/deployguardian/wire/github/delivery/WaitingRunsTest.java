package io.deployguardian.wire.github.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.testing.FakeGuarded;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.gate.GuardedShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRunsTest {

  private static final long ID = 4711;

  private final GuardedShop shop = new GuardedShop();
  private final FakeGuarded guarded = new FakeGuarded();

  @BeforeEach
  void production_is_guarded_and_asks_us() {
    // GitHub's own deployment names no service.
    guarded.bind(new ServiceKey(ID, "default", "production"), Floor.NONE);
    shop.repository.protects("production");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_job_that_waits_becomes_the_fact_that_its_webhook_would_have_told() {
    long run = shop.repository.waitingRun(GuardedShop.DEPLOYED, "production");
    assertThat(waiting())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.run()).isEqualTo(run);
              assertThat(asked.subject().deployment().id()).isEqualTo(shop.deployment);
              assertThat(asked.subject().release().commit()).isEqualTo(GuardedShop.DEPLOYED);
              assertThat(asked.subject().key())
                  .isEqualTo(new ServiceKey(ID, "default", "production"));
            });
  }

  @Test
  void where_nothing_waits_nothing_is_told() {
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_job_that_waits_for_somebody_else_is_none_of_ours() {
    shop.repository.deployment(GuardedShop.DEPLOYED, "staging", "bob");
    guarded.bind(new ServiceKey(ID, "default", "staging"), Floor.NONE);
    shop.repository.waitingRun(GuardedShop.DEPLOYED, "staging");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void an_environment_that_the_guarded_map_does_not_name_is_left_alone() {
    guarded.unbind(new ServiceKey(ID, "default", "production"));
    shop.repository.waitingRun(GuardedShop.DEPLOYED, "production");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void github_out_of_reach_is_an_error_of_its_own() {
    shop.standIn.fails(Fault.status(502));
    assertThatThrownBy(this::waiting).hasMessageContaining("502");
  }

  private List<Fact.ApprovalRequested> waiting() {
    return new WaitingRuns(shop.github, guarded).in(ID, GuardedShop.NAME);
  }
}
