package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.notification.Dossier;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.notification.Notices.Ref;
import io.deployguardian.core.notification.Notifications;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.pipeline.FailedRuns;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.Fields;
import io.deployguardian.wire.report.BoxedText;
import io.deployguardian.wire.report.Markdown;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notification: events, the tick, a rollout's report, telling by hand, and what people say: in
 * comments, and by invoke where it is their consent.
 */
public final class NotificationDoor {

  private static final String REPORT = "report";

  private final Notifications notifications;
  private final Dossiers dossiers;
  private final Consent consent;
  private final Optional<Conversation> conversation;
  private final Watch watch;

  /**
   * @param conversation empty where no GitHub App is configured: then nobody is heard there
   */
  public NotificationDoor(
      Notifications notifications,
      Dossiers dossiers,
      Consent consent,
      Optional<Conversation> conversation,
      Watch watch) {
    this.notifications = notifications;
    this.dossiers = dossiers;
    this.consent = consent;
    this.conversation = conversation;
    this.watch = watch;
  }

  /** What people write, and how their pipelines fare. */
  public record Conversation(CommandDesk desk, FailedRuns runs) {

    Handled hear(Event.OfRepository event) {
      return switch (event) {
        case Event.CommandGiven given -> desk.on(given);
        case Event.WorkflowRunCompleted run -> runs.completed(run);
        default -> Handled.leftAlone("nobody is told of it yet");
      };
    }
  }

  /** How a report is written. */
  private enum Format {
    MARKDOWN,
    TEXT;

    String of(Report report) {
      return this == MARKDOWN ? new Markdown().report(report) : BoxedText.of(report);
    }
  }

  public Door of(Doors doors) {
    return doors
        .door(Agent.NOTIFICATION)
        .events((event, claims) -> notifications.tell(event.about().rollout()))
        .facts(
            (event, claims) ->
                event instanceof Event.DeploymentReviewed review
                    ? consent.reviewed(review, claims)
                    : hear(event))
        .word("tick", this::tick)
        .word(REPORT, this::report)
        .word("notify", this::tell)
        .word("approve", this::approve);
  }

  private Handled hear(Event.OfRepository event) {
    return conversation
        .map(with -> with.hear(event))
        .orElseGet(() -> Handled.leftAlone("no GitHub App is configured"));
  }

  /** A person's consent, or with {@code breakGlass} their word instead of the rules'. */
  private JsonNode approve(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "approve");
    Fields said =
        Fields.of("approve", all.node("approve"), "rollout", "by", "reason", "breakGlass");
    return Door.answer(
        said.flag("breakGlass")
            ? consent.breakGlass(said.theRollout(), said.hand())
            : consent.approve(said.theRollout(), said.hand()));
  }

  /** Each due notice is an edge of its own: one that fails is counted, the next goes on. */
  private JsonNode tick(JsonNode payload) {
    Fields.of("payload", payload, "tick").truth("tick");
    int due = 0;
    int told = 0;
    int failed = 0;
    for (Ref ref : notifications.due()) {
      due++;
      try {
        Handled handled = watch.look("tick", () -> notifications.takeUp(ref));
        if (handled instanceof Handled.Moved) {
          told++;
        } else {
          // It was due: why it isn't told, and when it is tried again, is said nowhere else.
          watch.said("tick: " + ref + ": " + handled.what());
        }
      } catch (RuntimeException e) {
        failed++;
        watch.failed("tell the " + ref, e);
      }
    }
    ObjectNode answer =
        DomainJson.mapper()
            .createObjectNode()
            .put("due", due)
            .put("told", told)
            .put("failed", failed);
    conversation.ifPresent(with -> answer.set("commands", with.desk().sweep()));
    return answer;
  }

  private JsonNode report(JsonNode payload) {
    Fields asked =
        Fields.of(REPORT, Fields.of("payload", payload, REPORT).node(REPORT), "rollout", "format");
    Format format = asked.optionalWord("format", Format.values()).orElse(Format.MARKDOWN);
    return found(
        asked.theRollout(),
        dossier ->
            RolloutView.brief(dossier.recorded()).put(REPORT, format.of(Report.of(dossier))));
  }

  private JsonNode tell(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "notify", "dryRun");
    RolloutId id = Fields.of("notify", all.node("notify"), "rollout").theRollout();
    return all.flag("dryRun") ? found(id, this::dryRun) : Door.answer(notifications.tellNow(id));
  }

  private JsonNode dryRun(Dossier dossier) {
    ObjectNode answer = RolloutView.brief(dossier.recorded()).put("dryRun", true);
    ObjectNode would = answer.putObject("would");
    notifications.dryRun(dossier).forEach((channel, what) -> would.put(channel.words(), what));
    return answer;
  }

  private JsonNode found(RolloutId id, Function<Dossier, JsonNode> then) {
    Optional<Dossier> dossier = dossiers.of(id);
    return dossier.map(then).orElseGet(() -> Door.error("rollout: found no rollout " + id));
  }
}
