package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.GateAnswers.Told.Taken;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.NewDeploymentStatus;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnStatusTest {
  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  /** GitHub holds the job, its list lags, and our own board said "queued: is being checked". */
  @Test
  void our_own_status_does_not_hide_that_github_holds_the_job() {
    long young = shop.repository.run(DEPLOYED, "queued", null);
    shop.repository.deploymentStatus(shop.deployment, "waiting");
    shop.github
        .deployments(Repository.of(GuardedShop.NAME))
        .create(
            shop.deployment,
            new NewDeploymentStatus(
                "queued", "is being checked", Optional.empty(), Optional.empty(), false));
    var told =
        new ProtectionRuleAnswers(shop.github, shop::sleep)
            .answer(shop.subject(), young, true, "All checks passed");
    assertThat(told).as("nobody answered the job").isNotInstanceOf(Taken.class);
  }
}
