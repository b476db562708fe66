package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.PlanId;
import java.util.List;

/** What reading a plan's text gave. */
public sealed interface PlanReading {

  record Valid(PlanId id, Plan plan) implements PlanReading {}

  record Invalid(List<Problem> problems) implements PlanReading {
    public Invalid {
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an invalid plan always says why");
      }
      problems = List.copyOf(problems);
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param line 1-based; 0 where it belongs to no line
   * @param place such as {@code services.shop.environments.production.canary.interval}
   */
  record Problem(int line, String place, String found, String expected) {
    @Override
    public String toString() {
      String where = line > 0 ? "line " + line + ", " + place : place;
      return where + ": found " + found + ", expected " + expected;
    }
  }
}
