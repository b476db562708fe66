package io.deployguardian.core.gate;

import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.gate.source.RolloutLedger;
import io.deployguardian.core.gate.source.Silence;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world with a gate in it: one rule that says what it is told, and a GitHub that listens. */
final class GateWorld {

  final World world = new World();
  final FakeGitHub github = new FakeGitHub();
  final Scripted rule = new Scripted();
  final ReadinessGate gate;
  final Consent consent;

  GateWorld() {
    Ledger ledger = new RolloutLedger(world.rollouts);
    var inspection =
        new Inspection(
            Silence.sources("nobody is asked here", ledger), sources -> List.of(blocking(rule)));
    gate =
        new ReadinessGate(
            world.rollouts,
            world.store,
            world.store,
            world.planning,
            world.plans,
            inspection,
            github,
            world.switches,
            World.PACE,
            world.clock);
    consent =
        new Consent(world.rollouts, world.store, world.plans, github, World.PACE, world.clock);
  }

  /** The plan asks for the consent of {@code tech_lead}. */
  void declareApproval() {
    EnvironmentPlan plan = SamplePlans.twoStages();
    var usual = plan.promotion();
    world.repository.declare(
        World.KEY,
        plan.with(
            new Promotion(
                usual.tier(),
                usual.after(),
                usual.soak(),
                Optional.of("tech_lead"),
                usual.branch(),
                usual.domain(),
                usual.strategy(),
                usual.reason(),
                usual.requiredChecks(),
                usual.freezes())));
  }

  /** GitHub asks about deployment {@code n}, and the function behind the event gets its turn. */
  Handled ask(int n) {
    world.asked(n);
    return look(n);
  }

  Handled look(int n) {
    return gate.look(World.id(n), Set.of());
  }

  /** A minute passes, and the schedule sweeps, and so on. */
  void minutes(int n) {
    for (int i = 0; i < n; i++) {
      world.clock.pass(Duration.ofMinutes(1));
      gate.due().forEach(id -> gate.look(id, Set.of()));
    }
  }

  Gate.Status status(int n) {
    return world.store.gate(World.id(n)).orElseThrow().status();
  }

  static Outcome veto(String subject) {
    return new Outcome.Violated(
        new Violation(subject, "services.shop", "harm", "something", "mend it", true));
  }

  static Outcome silence() {
    return new Outcome.NoAnswer("scripted", "GitHub answers 502");
  }

  private static TieredRule blocking(GateRule rule) {
    Map<Tier, TieredRule.Force> forces = new HashMap<>();
    for (Tier tier : Tier.values()) {
      forces.put(tier, TieredRule.Force.BLOCKS);
    }
    return new TieredRule(rule, forces);
  }

  /** Says what it is told to. */
  static final class Scripted implements GateRule {
    Outcome outcome = passed("all is well");
    boolean breaks;
    int asked;

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Outcome ask(Candidate candidate) {
      asked++;
      if (breaks) {
        throw new IllegalStateException("its own mistake");
      }
      return outcome;
    }
  }

  /** A GitHub that waits for an answer, with an API that may be down or lose what it took. */
  static final class FakeGitHub implements GateAnswers, Roles {

    record Answered(long run, boolean approved, String comment) {}

    final List<Answered> answers = new ArrayList<>();
    final Set<String> techLeads = Set.of("mona");
    Optional<Told> instead = Optional.empty();
    boolean losesItsAnswer;
    boolean knowsNobody;

    @Override
    public Told answer(Subject subject, long run, boolean approved, String comment) {
      if (instead.isPresent()) {
        return instead.get();
      }
      if (answers.stream().noneMatch(answered -> answered.run() == run)) {
        answers.add(new Answered(run, approved, comment));
      }
      if (losesItsAnswer) {
        losesItsAnswer = false;
        return new Told.Unclear("the connection was reset");
      }
      return new Told.Taken("read back");
    }

    @Override
    public Held holds(Subject subject, String login, String role) {
      if (knowsNobody) {
        return new Held.Unknown("502");
      }
      return techLeads.contains(login)
          ? new Held.Yes()
          : new Held.No("not in the team acme/tech-leads");
    }
  }
}
