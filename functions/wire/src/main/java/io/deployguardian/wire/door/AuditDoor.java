package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.audit.ScheduledAudit;
import io.deployguardian.core.audit.UndeliveredWebhooks.Found;
import io.deployguardian.core.delivery.Attempt;
import io.deployguardian.core.delivery.LostDeliveries;
import io.deployguardian.core.delivery.LostDeliveries.Repaired;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What happens on a schedule: {@code {"audit": true, "dryRun"?: true}}, where {@code "run"} makes
 * repeating it harmless, {@code {"redeliver": true, "dryRun"?: true}} and {@code {"waiting":
 * true}}.
 */
public final class AuditDoor {

  private final ScheduledAudit audit;
  private final Optional<LostDeliveries> lost;
  private final Optional<LostRequests> requests;
  private final InstantSource clock;
  private final Watch watch;

  /**
   * @param lost empty where no GitHub App is configured
   * @param requests empty in the same case
   */
  public AuditDoor(
      ScheduledAudit audit,
      Optional<LostDeliveries> lost,
      Optional<LostRequests> requests,
      InstantSource clock,
      Watch watch) {
    this.audit = audit;
    this.lost = lost;
    this.requests = requests;
    this.clock = clock;
    this.watch = watch;
  }

  public Door of(Doors doors) {
    return doors
        .door(Agent.SCHEDULED_AUDIT)
        .word("audit", this::audit)
        .word("redeliver", this::redeliver)
        .word("waiting", this::waiting);
  }

  private JsonNode waiting(JsonNode payload) {
    Fields.of("payload", payload, "waiting").truth("waiting");
    return requests
        .<JsonNode>map(LostRequests::take)
        .orElseGet(
            () -> Door.error("waiting: found no GitHub App in the configuration, expected one"));
  }

  /** What GitHub's list says, for the audit's rules. */
  public static Found undelivered(Optional<LostDeliveries> lost) {
    return lost.map(LostDeliveries::dryRun).map(AuditDoor::found).orElse(Found.NOTHING);
  }

  private static Found found(Repaired looked) {
    return switch (looked) {
      case Repaired.Looked at ->
          new Found(at.backlog().lost().stream().map(AuditDoor::shown).toList(), Optional.empty());
      case Repaired.Refused refused -> new Found(List.of(), Optional.of(refused.why()));
      // It is looked at every few minutes; a moment without GitHub is nobody's finding.
      case Repaired.Unavailable unavailable -> Found.NOTHING;
    };
  }

  private JsonNode audit(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "audit", "dryRun", "run");
    all.truth("audit");
    Instant now = clock.instant();
    return DomainJson.tree(
        all.flag("dryRun")
            ? audit.dryRun()
            : audit.audit(all.optionalText("run").orElse(now.toString())));
  }

  private JsonNode redeliver(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "redeliver", "dryRun");
    all.truth("redeliver");
    if (lost.isEmpty()) {
      return Door.error("redeliver: found no GitHub App in the configuration, expected one");
    }
    boolean dryRun = all.flag("dryRun");
    return view(dryRun ? lost.get().dryRun() : lost.get().repair());
  }

  private ObjectNode view(Repaired repaired) {
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    return switch (repaired) {
      case Repaired.Unavailable unavailable -> answer.put("unavailable", unavailable.why());
      case Repaired.Refused refused -> {
        watch.count("DeliveriesRefused");
        yield answer.put("refused", refused.why());
      }
      case Repaired.Looked at -> {
        watch.count("DeliveriesAskedFor", at.asked().size());
        watch.count("DeliveriesLost", at.backlog().lost().size());
        answer.set("asked", shown(at.asked()));
        answer.set("due", shown(at.backlog().due()));
        answer.set("later", shown(at.backlog().later()));
        answer.set("lost", shown(at.backlog().lost()));
        answer.set("failed", DomainJson.tree(at.failed()));
        yield answer.put("complete", at.complete());
      }
    };
  }

  private static JsonNode shown(List<Attempt> attempts) {
    return DomainJson.tree(attempts.stream().map(AuditDoor::shown).toList());
  }

  private static String shown(Attempt attempt) {
    return attempt.event() + " " + attempt.guid() + ": " + attempt.outcome();
  }
}
