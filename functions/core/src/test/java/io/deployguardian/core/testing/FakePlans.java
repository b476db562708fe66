package io.deployguardian.core.testing;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository with one plan at every commit, and a reader that knows the texts it was told. */
public final class FakePlans implements PlanSource, PlanReader {

  private static final String DOCUMENT = "acme/shop/.github/deploy-guardian.yml";

  private final Map<String, Plan> known = new HashMap<>();
  private Fetched fetched = new Fetched.Absent(DOCUMENT);
  private boolean down;

  /** From now on the repository declares {@code plan} for {@code key}, and nothing else. */
  public void declare(ServiceKey key, EnvironmentPlan plan) {
    var environments = new TreeMap<>(Map.of(key.environment(), plan));
    var text = "plan " + (known.size() + 1);
    known.put(text, new Plan(new TreeMap<>(Map.of(key.service(), ServicePlan.of(environments)))));
    fetched = new Fetched.Found(text, DOCUMENT);
  }

  public void declareNonsense() {
    fetched = new Fetched.Found("nonsense", DOCUMENT);
  }

  public void declareNothing() {
    fetched = new Fetched.Absent(DOCUMENT);
  }

  public void goDown(boolean isDown) {
    down = isDown;
  }

  @Override
  public Fetched fetch(Subject subject) {
    if (down) {
      throw new IllegalStateException("GitHub can't be reached");
    }
    return fetched;
  }

  @Override
  public PlanReading read(String text) {
    return known.containsKey(text)
        ? new PlanReading.Valid(new PlanId(text), known.get(text))
        : new PlanReading.Invalid(List.of(new Problem(3, "services", text, "a mapping")));
  }
}
