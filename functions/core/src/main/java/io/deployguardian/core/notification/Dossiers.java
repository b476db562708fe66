package io.deployguardian.core.notification;

import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import java.util.Optional;

/** Puts together what is on record of a rollout. */
public final class Dossiers {

  private final Rollouts rollouts;
  private final Gates gates;
  private final Plans plans;

  public Dossiers(Rollouts rollouts, Gates gates, Plans plans) {
    this.rollouts = rollouts;
    this.gates = gates;
    this.plans = plans;
  }

  public Optional<Dossier> of(RolloutId id) {
    // The rollout first: what is read after it is at least as new, and cut to its version.
    return rollouts.find(id).map(this::of);
  }

  private Dossier of(Recorded known) {
    var bare =
        new Dossier(
            known,
            rollouts.decisions(known.id()),
            rollouts.effects(known.id()),
            gates.gate(known.id()),
            Optional.empty());
    return new Dossier(known, bare.decisions(), bare.effects(), bare.gate(), service(bare));
  }

  /** What ended in a rollback doesn't know its plan any more; its decisions do. */
  private Optional<ServicePlan> service(Dossier dossier) {
    return dossier
        .rollout()
        .planned()
        .or(() -> dossier.detail("plan").map(PlanId::new))
        .flatMap(plans::find)
        .flatMap(plan -> plan.service(dossier.subject().key().service()));
  }
}
