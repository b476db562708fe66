package io.deployguardian.readinessgate;

import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Subject;
import java.util.Optional;

/**
 * One text as the plan of every repository.
 *
 * @param place what the decision log calls it
 */
record OnePlan(String place, Optional<String> text) implements PlanSource {

  @Override
  public Fetched fetch(Subject subject) {
    return text.<Fetched>map(found -> new Fetched.Found(found, place))
        .orElseGet(() -> new Fetched.Absent(place + ", which is not set"));
  }
}
