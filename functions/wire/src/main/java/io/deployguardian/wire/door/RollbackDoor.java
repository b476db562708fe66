package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollback.Rollback;
import io.deployguardian.core.rollback.RollbackAnswer;
import io.deployguardian.core.rollback.RollbackRequest;
import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollback.WayBack;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import java.util.Optional;

/**
 * Rollback by event, and by hand: {@code {"rollout" or "repository"? + "service" + "environment",
 * "to"?, "reason", "by"?, "requestId"?, "dryRun"?}}.
 */
public final class RollbackDoor {

  /** Who it was when nobody said: the caller's identity is in AWS' own log. */
  private static final String UNNAMED = "manual invoke";

  private RollbackDoor() {}

  public static Door of(Doors doors, Rollback rollback, WayBack wayBack) {
    return doors
        .door(Agent.ROLLBACK)
        .events((event, claims) -> wayBack.drive(event.about().rollout(), claims))
        .otherwise(payload -> byHand(rollback, payload));
  }

  private static JsonNode byHand(Rollback rollback, JsonNode payload) {
    Fields fields =
        Fields.of(
            "payload",
            payload,
            "rollout",
            "repository",
            "service",
            "environment",
            "to",
            "reason",
            "by",
            "requestId",
            "dryRun");
    var request =
        new RollbackRequest(
            which(fields),
            fields.optionalText("to"),
            fields.hand(UNNAMED),
            fields.optionalText("requestId"));
    return fields.flag("dryRun")
        ? dryRun(rollback.dryRun(request))
        : answer(rollback.request(request));
  }

  private static ObjectNode dryRun(RollbackAnswer would) {
    ObjectNode view = answer(would).put("dryRun", true);
    if (would instanceof RollbackAnswer.Standing standing) {
      view.put("wouldRestore", "nothing: it is " + standing.rollout().rollout().state());
    }
    return view;
  }

  private static Which which(Fields fields) {
    Optional<RolloutId> rollout = fields.rollout();
    Optional<String> service = fields.optionalText("service");
    Optional<String> environment = fields.optionalText("environment");
    if (rollout.isPresent()) {
      boolean more = fields.optionalNumber("repository").isPresent();
      if (more || service.isPresent() || environment.isPresent()) {
        throw new BadPayload(
            "payload", "rollout and repository, service or environment", "one or the other");
      }
      return new Which.One(rollout.get());
    }
    if (service.isEmpty() || environment.isEmpty()) {
      throw new BadPayload("payload", "no rollout", "rollout, or service and environment");
    }
    return new Which.Current(fields.optionalNumber("repository"), service.get(), environment.get());
  }

  private static ObjectNode answer(RollbackAnswer answer) {
    return switch (answer) {
      case RollbackAnswer.Standing standing -> RolloutView.summary(standing.rollout());
      case RollbackAnswer.Refused refused -> Door.error(refused.why());
      case RollbackAnswer.Would would -> {
        ObjectNode view = RolloutView.brief(would.rollout());
        would
            .to()
            .map(RolloutView::release)
            .ifPresentOrElse(
                to -> view.set("wouldRestore", to),
                () -> view.put("wouldRestore", "nothing: no way back"));
        yield view;
      }
    };
  }
}
