package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.rollout.PlanId;
import java.util.Optional;
import java.util.Set;

/** What became of drafting a runbook. */
public sealed interface Drafted {

  record Done(Runbook runbook) implements Drafted {}

  /**
   * Nobody knows of which service.
   *
   * @param asked empty where none was named
   */
  record OfWhich(Optional<String> asked, Set<String> known) implements Drafted {

    @Override
    public String toString() {
      return "found %s, expected one of %s".formatted(asked.orElse("no service"), known);
    }
  }

  /**
   * @param service may be left out where the plan has only one
   */
  static Drafted of(PlanId id, Plan plan, Optional<String> service) {
    Set<String> known = plan.serviceNames();
    return service
        .or(() -> known.stream().filter(only -> known.size() == 1).findFirst())
        .flatMap(name -> Runbook.of(id, plan, name))
        .<Drafted>map(Done::new)
        .orElseGet(() -> new OfWhich(service, known));
  }
}
