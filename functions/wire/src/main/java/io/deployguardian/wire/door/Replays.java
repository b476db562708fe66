package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.wire.payload.Fields;
import io.deployguardian.wire.replay.Recording;
import io.deployguardian.wire.replay.Replay;
import java.util.Optional;

/** The word {@code replay}: given measurements are judged, or those on record of a rollout. */
public final class Replays {

  private final Rollouts rollouts;
  private final PlansOnRecord onRecord;
  private final Replay replay;

  public Replays(Rollouts rollouts, Plans plans, Judge judge) {
    this.rollouts = rollouts;
    this.onRecord = new PlansOnRecord(rollouts, plans);
    this.replay = new Replay(judge);
  }

  JsonNode replay(JsonNode payload) {
    JsonNode asked = Fields.of("payload", payload, "replay").node("replay");
    Optional<RolloutId> id = Replay.rollout(asked);
    return id.isPresent()
        ? Doors.found(rollouts, id.get(), known -> replay.again(asked, recording(known)))
        : replay.answer(asked);
  }

  private Recording recording(Recorded known) {
    return new Recording(known, rollouts.measurements(known.id()), planOf(known));
  }

  private Optional<CanaryPlan> planOf(Recorded known) {
    return onRecord
        .planOf(known)
        .flatMap(plan -> plan.of(known.subject().key()))
        .map(EnvironmentPlan::canary);
  }
}
