package io.deployguardian.core.notification;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is on record of a rollout as it stands. What is shown follows from it alone: the time is
 * not among it, so what is shown never changes by itself.
 *
 * @param decisions in order of version, none newer than the rollout
 * @param service what its plan declares, where one is known
 */
public record Dossier(
    Recorded recorded,
    List<Decision> decisions,
    List<Effect> effects,
    Optional<Gate> gate,
    Optional<ServicePlan> service) {

  private static final String PLAN = "plan";

  public Dossier {
    Objects.requireNonNull(recorded, "recorded");
    decisions = decisions.stream().filter(d -> d.iteration() <= recorded.version()).toList();
    effects = List.copyOf(effects);
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(service, "service");
  }

  public Rollout rollout() {
    return recorded.rollout();
  }

  public Subject subject() {
    return recorded.subject();
  }

  public long version() {
    return recorded.version();
  }

  Optional<EnvironmentPlan> environment() {
    return service.flatMap(plan -> plan.environment(subject().key().environment()));
  }

  /** The newest evidence of that name. */
  Optional<String> detail(String name) {
    return decisions.reversed().stream()
        .flatMap(decision -> Optional.ofNullable(decision.details().get(name)).stream())
        .findFirst();
  }

  /**
   * Whether it is, or was, any business of ours. Until a plan is there nobody knows, and a
   * repository that didn't ask for us sees nothing of us.
   */
  public boolean isGuarded() {
    return switch (rollout()) {
      case Held.Unplanned held -> true;
      case RollingBack back when back.wasExposed() -> true;
      case RolledBack back when back.wasExposed() -> true;
      case RollbackFailed failed -> true;
      case Rollout any -> any.planned().isPresent() || detail(PLAN).isPresent();
    };
  }
}
