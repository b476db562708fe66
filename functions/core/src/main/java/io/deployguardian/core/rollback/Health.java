package io.deployguardian.core.rollback;

import io.deployguardian.core.check.Suite;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks a restored release the plan's own checks. Its answer is reported and undoes nothing. */
public final class Health {

  private final Plans plans;
  private final Guarded guarded;
  private final Suite suite;

  public Health(Plans plans, Guarded guarded, Suite suite) {
    this.plans = plans;
    this.guarded = guarded;
    this.suite = suite;
  }

  /**
   * @param most how long it may take, whatever the plan's own limit is
   */
  Verdict of(Recorded rollback, Release restored, Duration most) {
    Optional<Binding> binding = guarded.binding(rollback.subject().key());
    Optional<URI> url = binding.flatMap(bound -> bound.urlOf(restored));
    Optional<EnvironmentPlan> plan =
        rollback
            .rollout()
            .planned()
            .flatMap(plans::find)
            .flatMap(known -> known.of(rollback.subject().key()));
    if (url.isEmpty() || plan.isEmpty()) {
      return Verdict.inconclusive(
          "health",
          "not verified: no " + (plan.isEmpty() ? "plan" : "URL") + " of the restored release");
    }
    SmokePlan smoke = plan.get().smoke();
    return suite.run(smoke.courseInTraffic().within(most), smoke.at(url, binding, restored));
  }
}
