package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Unguarded;
import io.deployguardian.core.rollout.Vetoed;
import io.deployguardian.wire.json.DomainJson;
import java.util.List;

/** A rollout as people and scripts read it. */
public final class RolloutView {

  private RolloutView() {}

  /** Id, state and version. */
  static ObjectNode brief(Recorded recorded) {
    return object()
        .put("rollout", recorded.id().value())
        .put("state", recorded.rollout().state())
        .put("version", recorded.version());
  }

  /** What a list shows of it. */
  public static ObjectNode summary(Recorded recorded) {
    Subject subject = recorded.subject();
    ObjectNode view = brief(recorded);
    view.put("repository", subject.key().repository())
        .put("repositoryName", subject.repositoryName())
        .put("service", subject.key().service())
        .put("environment", subject.key().environment())
        .put("deployment", subject.deployment().id())
        .put("createdAt", subject.deployment().createdAt().toString());
    view.set("release", release(subject.release()));
    subject.baseline().ifPresent(baseline -> view.set("baseline", release(baseline)));
    recorded.rollout().due().ifPresent(due -> view.put("dueAt", due.toString()));
    addState(view, recorded.rollout());
    return view;
  }

  /** All there is to know: the summary, the timeline of decisions, and what was done outside. */
  public static ObjectNode whole(
      Recorded recorded, List<Decision> decisions, List<Effect> effects) {
    ObjectNode view = summary(recorded);
    ArrayNode timeline = view.putArray("timeline");
    for (Decision decision : decisions) {
      ObjectNode entry =
          timeline
              .addObject()
              .put("at", decision.at().toString())
              .put("by", decision.agent().functionName())
              .put("decision", decision.decision())
              .put("state", decision.state());
      entry.set("details", DomainJson.tree(decision.details()));
    }
    view.set("effects", DomainJson.tree(effects));
    return view;
  }

  private static void addState(ObjectNode view, Rollout rollout) {
    switch (rollout) {
      case Shifting at -> view.put("stage", at.stage()).put("weight", at.weight().percent());
      case Soaking at -> {
        view.put("stage", at.stage()).put("weight", at.weight().percent());
        at.latest().ifPresent(verdict -> view.set("verdict", DomainJson.tree(verdict)));
      }
      case Held held -> {
        view.set("reasons", DomainJson.tree(held.reasons()));
        view.put("deadline", held.deadline().toString());
      }
      case Vetoed vetoed -> view.set("reasons", DomainJson.tree(vetoed.reasons()));
      case Unguarded unguarded -> view.put("why", unguarded.reason());
      case Promoted promoted -> view.put("promotedAt", promoted.at().toString());
      case RollingBack back -> {
        back.to().ifPresent(to -> view.set("restoring", release(to)));
        view.set("cause", DomainJson.tree(back.cause()));
      }
      case RolledBack back -> {
        back.restored().ifPresent(restored -> view.set("restored", release(restored)));
        view.set("cause", DomainJson.tree(back.cause()));
        view.put("decidedAt", back.decidedAt().toString())
            .put("restoredAt", back.restoredAt().toString())
            .put("tookMillis", back.took().toMillis());
        view.set("health", DomainJson.tree(back.health()));
      }
      case RollbackFailed failed -> {
        view.put("why", failed.why()).put("failures", failed.failures());
        view.set("cause", DomainJson.tree(failed.cause()));
      }
      case Superseded superseded -> view.put("by", superseded.by().value());
      default -> {}
    }
  }

  static ObjectNode release(Release release) {
    return object().put("commit", release.commit()).put("artifact", release.artifact());
  }

  private static ObjectNode object() {
    return DomainJson.mapper().createObjectNode();
  }
}
