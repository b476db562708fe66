package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Inspection;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.Readiness;
import io.deployguardian.core.gate.TieredRule;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Contacts;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.FreezeWindow;
import io.deployguardian.core.plan.HealthChecks;
import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.plan.Monitoring;
import io.deployguardian.core.plan.Objectives;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Resources;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.plan.WayBackPlan;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.SamplePlans;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A service that is ready for production, a day after it was promoted in staging. A test changes
 * one thing and asks.
 */
public final class Shop {

  public static final Instant NOW = Samples.NOON.plus(Duration.ofDays(1));
  private static final Duration DRILL = Duration.ofDays(90);

  public final FakeSources world = new FakeSources();
  public Subject subject = Samples.subject(2);
  public Optional<HealthChecks> health =
      Optional.of(new HealthChecks(Optional.of("/ready"), Optional.of("/live")));
  public Optional<WayBackPlan> rollback =
      Optional.of(
          new WayBackPlan(
              WayBackPlan.To.LAST_KNOWN_GOOD, Optional.of(FakeSources.ROLLBACK), DRILL));
  public Optional<Monitoring> monitoring =
      Optional.of(
          new Monitoring(
              List.of("shop-errors"), List.of(URI.create("https://dash.example.org/shop"))));
  public Optional<String> runbook = Optional.of(FakeSources.RUNBOOK);
  public Optional<Resources> resources =
      Optional.of(new Resources(Optional.of("500m"), Optional.of("512Mi"), 2, 10, 0.7));
  public Security security = Security.USUAL;
  public Optional<Migrations> migrations =
      Optional.of(new Migrations(List.of("db/migrations/**"), true));
  public List<String> flags = List.of("new-cart");
  public Scope scope = Scope.EVERYTHING;
  public Tier tier = Tier.PRODUCTION;
  public Optional<String> branch = Optional.empty();
  public List<String> requiredChecks = List.of("unit", "e2e");
  public List<FreezeWindow> freezes = List.of();
  public boolean staged = true;
  public SmokePlan smoke = SamplePlans.smoke();
  public Duration soak = Duration.ofMinutes(30);
  public List<Integer> weights = List.of(10, 50);
  public OptionalDouble traffic = OptionalDouble.of(500);

  public Candidate candidate() {
    ServicePlan plan = service();
    return new Candidate(subject, "shop", plan, plan.environment("production").orElseThrow(), NOW);
  }

  public Plan plan() {
    return new Plan(new TreeMap<>(Map.of("shop", service())));
  }

  public Readiness inspect() {
    return inspection().inspect(subject, plan(), NOW);
  }

  public Inspection inspection() {
    return RuleSet.over(world.sources());
  }

  /** What a rule says by itself, whatever the tier makes of it. */
  Outcome ask(String rule) {
    return rule(rule).ask(candidate());
  }

  GateRule rule(String name) {
    return RuleSet.rules(world.sources()).stream()
        .map(TieredRule::rule)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public ServicePlan service() {
    var environments = new TreeMap<String, EnvironmentPlan>();
    environments.put("production", production());
    if (staged) {
      environments.put("staging", SamplePlans.twoStages().with(Promotion.usual(Tier.STAGING)));
    }
    return new ServicePlan(scope, declared(), environments);
  }

  private Declared declared() {
    return new Declared(
        health,
        rollback,
        monitoring,
        runbook,
        resources,
        security,
        Objectives.USUAL,
        Optional.of(new Contacts("@acme/shop", Optional.empty(), Optional.empty())),
        migrations,
        flags);
  }

  private EnvironmentPlan production() {
    var usual = Promotion.usual(tier);
    var promotion =
        new Promotion(
            tier,
            usual.after(),
            usual.soak(),
            Optional.empty(),
            branch,
            Optional.empty(),
            usual.strategy(),
            Optional.empty(),
            requiredChecks,
            freezes);
    return new EnvironmentPlan(smoke, canary(), SamplePlans.HOLD, promotion);
  }

  private CanaryPlan canary() {
    return new CanaryPlan(
        weights.stream().map(percent -> new Stage(new Weight(percent), soak)).toList(),
        SamplePlans.MINUTE,
        SamplePlans.PATIENCE,
        Duration.ZERO,
        new ArrayList<>(List.of(SamplePlans.ERRORS)),
        Risk.USUAL,
        traffic);
  }

  /** All seven faults of a plan that nobody gave a thought. */
  public Shop withoutAnything() {
    health = Optional.empty();
    rollback = Optional.empty();
    monitoring = Optional.empty();
    runbook = Optional.empty();
    resources = Optional.empty();
    world.open(Security.Level.CRITICAL, "lodash", "package-lock.json");
    world.never();
    return this;
  }
}
