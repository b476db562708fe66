package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.gate.Inspected;
import io.deployguardian.core.gate.Inspection;
import io.deployguardian.core.gate.PlanDecision;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.gate.Readiness;
import io.deployguardian.core.gate.ReadinessGate;
import io.deployguardian.core.gate.ReadinessYaml;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.Fields;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * The readiness gate: plans, and answers whether a deployment may start. {@code {"plan": ...}},
 * {@code {"check": ...}}, {@code {"ask": ...}}, {@code {"runbook": ...}}, {@code {"sweep": true}}.
 * Who may invoke it may ask, and no more: consent is given elsewhere.
 */
public final class GateDoor {

  private final Rollouts rollouts;
  private final Plans plans;
  private final Planning planning;
  private final Inspection inspection;
  private final ReadinessGate gate;
  private final InstantSource clock;
  private final Watch watch;

  public GateDoor(
      Rollouts rollouts,
      Plans plans,
      Planning planning,
      Inspection inspection,
      ReadinessGate gate,
      InstantSource clock,
      Watch watch) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.planning = planning;
    this.inspection = inspection;
    this.gate = gate;
    this.clock = clock;
    this.watch = watch;
  }

  public Door of(Doors doors) {
    return doors
        .door(Agent.READINESS_GATE)
        .events(this::on)
        .word("plan", this::plan)
        .word("check", this::check)
        .word("ask", this::ask)
        .word("runbook", new Runbooks(rollouts, plans, new YamlPlanReader())::draft)
        .word("sweep", this::sweep);
  }

  private Handled on(Event.OfRollout event, Set<Claim> claims) {
    RolloutId id = event.about().rollout();
    return event instanceof Event.DeploymentApprovalRequested
        ? gate.look(id, claims)
        : planning.plan(id, claims);
  }

  private JsonNode plan(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "plan", "dryRun");
    RolloutId id = Fields.of("plan", all.node("plan"), "rollout").theRollout();
    return all.flag("dryRun")
        ? Doors.found(rollouts, id, this::wouldPlan)
        : Door.answer(planning.plan(id, Set.of()));
  }

  private ObjectNode wouldPlan(Recorded known) {
    ObjectNode answer = RolloutView.brief(known).put("dryRun", true);
    if (!(known.rollout() instanceof Registered registered)) {
      return answer.put("would", "nothing: it was planned before");
    }
    PlanDecision decision = planning.decide(registered);
    if (decision instanceof PlanDecision.Accepted accepted) {
      answer.set("forecast", DomainJson.tree(accepted.forecast()));
    }
    return answer.put("would", decision.what());
  }

  /** What the rules say now, for whoever wants to know before a deployment does. */
  private JsonNode check(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "check");
    RolloutId id = Fields.of("check", all.node("check"), "rollout").theRollout();
    return Doors.found(rollouts, id, this::checked);
  }

  private JsonNode checked(Recorded known) {
    ObjectNode answer = RolloutView.brief(known);
    return known
        .rollout()
        .planned()
        .flatMap(plans::find)
        .map(plan -> inspection.inspect(known.subject(), plan, clock.instant()))
        .<JsonNode>map(readiness -> view(answer, known, readiness))
        .orElseGet(() -> answer.put("verdict", "nothing: it is under no plan"));
  }

  private ObjectNode view(ObjectNode answer, Recorded known, Readiness readiness) {
    answer.put("verdict", readiness.verdict().word());
    ArrayNode checks = answer.putArray("checks");
    for (Inspected one : readiness.inspected()) {
      checks
          .addObject()
          .put("service", one.service())
          .put("check", one.outcome().rule())
          .put("outcome", one.outcome().sort().word())
          .put("what", one.outcome().text());
    }
    return answer.put("report", ReadinessYaml.of(known.subject(), readiness, clock.instant()));
  }

  /** For a workflow that waits for us instead of GitHub: it asks until there is a decision. */
  private JsonNode ask(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "ask");
    RolloutId id = Fields.of("ask", all.node("ask"), "rollout").theRollout();
    ObjectNode answer = DomainJson.mapper().createObjectNode().put("rollout", id.value());
    Optional<Gate> asked = gate.ask(id);
    if (asked.isEmpty()) {
      return answer
          .put("decision", "none")
          .put("what", "found no rollout " + id + " yet: GitHub tells of a deployment in seconds");
    }
    return switch (asked.get().status()) {
      case Status.Open open -> answer.put("decision", "none").put("what", "not decided yet");
      case Status.Awaiting awaiting ->
          answer
              .put("decision", "none")
              .put("what", "waiting for the consent of " + awaiting.role())
              .put("deadline", awaiting.deadline().toString());
      case Status.Decided decided -> decided(answer, decided.approved(), decided.comment());
      case Status.Answered answered -> decided(answer, answered.approved(), answered.comment());
    };
  }

  private static ObjectNode decided(ObjectNode answer, boolean approved, String comment) {
    return answer
        .put("decision", approved ? "approved" : "vetoed")
        .put("what", approved ? "approved" : "vetoed")
        .put("comment", comment);
  }

  /** Each due gate is an edge of its own: one that fails is counted, the next goes on. */
  private JsonNode sweep(JsonNode payload) {
    Fields.of("payload", payload, "sweep").truth("sweep");
    int looked = 0;
    int moved = 0;
    int failed = 0;
    for (RolloutId id : gate.due()) {
      looked++;
      try {
        Handled handled = watch.look("sweep", () -> gate.look(id, Set.of()));
        moved += handled instanceof Handled.Moved ? 1 : 0;
      } catch (RuntimeException e) {
        failed++;
        watch.failed("look at the gate of " + id, e);
      }
    }
    return DomainJson.mapper()
        .createObjectNode()
        .put("due", looked)
        .put("moved", moved)
        .put("failed", failed);
  }
}
