package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.runbook.Drafted;
import io.deployguardian.core.runbook.Runbook;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import io.deployguardian.wire.report.RunbookPage;
import java.util.List;
import java.util.Optional;

/**
 * The word {@code runbook}: a draft from a plan's text, or from the plan that a rollout is under.
 * Nothing is stored, and nothing is changed.
 */
final class Runbooks {

  private static final String PLAN = "plan";
  private static final String ROLLOUT = "rollout";
  private static final String SERVICE = "service";

  private final Rollouts rollouts;
  private final PlansOnRecord onRecord;
  private final PlanReader reader;

  Runbooks(Rollouts rollouts, Plans plans, PlanReader reader) {
    this.rollouts = rollouts;
    this.onRecord = new PlansOnRecord(rollouts, plans);
    this.reader = reader;
  }

  JsonNode draft(JsonNode payload) {
    Fields asked =
        Fields.of(
            "runbook",
            Fields.of("payload", payload, "runbook").node("runbook"),
            PLAN,
            ROLLOUT,
            SERVICE);
    Optional<JsonNode> text = asked.given(PLAN);
    if (text.isPresent() == asked.rollout().isPresent()) {
      String found = text.isPresent() ? "both plan and rollout" : "neither plan nor rollout";
      throw new BadPayload("runbook", found, "one of them");
    }
    Optional<String> service = asked.optionalText(SERVICE);
    return asked
        .rollout()
        .map(id -> Doors.found(rollouts, id, known -> ofRollout(known, service)))
        .orElseGet(() -> ofText(asked, text.orElseThrow(), service));
  }

  /** As long as a plan may be, unlike other texts of a payload. */
  private JsonNode ofText(Fields asked, JsonNode text, Optional<String> service) {
    if (!text.isTextual()) {
      throw asked.wrong(PLAN, "a plan's text");
    }
    return switch (reader.read(text.textValue())) {
      case PlanReading.Valid valid -> answer(object(), valid.id(), valid.plan(), service);
      case PlanReading.Invalid invalid -> invalid(invalid.problems());
    };
  }

  private static JsonNode invalid(List<PlanReading.Problem> problems) {
    ObjectNode answer =
        Door.error("runbook.plan: found an invalid plan, expected one without problems");
    ArrayNode told = answer.putArray("problems");
    problems.forEach(problem -> told.add(problem.toString()));
    return answer;
  }

  private JsonNode ofRollout(Recorded known, Optional<String> service) {
    Optional<PlanId> id = onRecord.idOf(known);
    Optional<Plan> plan = onRecord.planOf(known);
    if (id.isEmpty() || plan.isEmpty()) {
      return Door.error(
          "runbook.rollout: found %s, which is under no plan, expected one that is"
              .formatted(known.id()));
    }
    // A deployment that names no service may be about all of them.
    Optional<String> own = Optional.of(known.subject().key().service()).filter(plan.get()::names);
    ObjectNode answer = object().put(ROLLOUT, known.id().value());
    return answer(answer, id.get(), plan.get(), service.or(() -> own));
  }

  private static JsonNode answer(
      ObjectNode answer, PlanId id, Plan plan, Optional<String> service) {
    return switch (Drafted.of(id, plan, service)) {
      case Drafted.OfWhich which -> Door.error("runbook.service: " + which);
      case Drafted.Done done -> view(answer, done.runbook());
    };
  }

  private static ObjectNode view(ObjectNode answer, Runbook runbook) {
    answer.put(SERVICE, runbook.service());
    ArrayNode environments = answer.putArray("environments");
    runbook.environments().forEach(environments::add);
    return answer.put("gaps", runbook.gaps().size()).put("markdown", RunbookPage.of(runbook));
  }

  private static ObjectNode object() {
    return DomainJson.mapper().createObjectNode();
  }
}
