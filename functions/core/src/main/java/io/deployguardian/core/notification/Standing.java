package io.deployguardian.core.notification;

import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.notification.DeploymentStatus.Word;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Unguarded;
import io.deployguardian.core.rollout.Vetoed;
import io.deployguardian.core.rollout.Weight;
import java.util.List;

/**
 * How a rollout stands, in a check run's word, in a deployment status' word and in a person's.
 *
 * @param why one sentence each; empty where nothing has to be explained
 */
record Standing(Phase phase, Word word, String sentence, List<String> why) {

  Standing {
    why = List.copyOf(why);
  }

  private static Standing of(Phase phase, Word word, String sentence) {
    return new Standing(phase, word, sentence, List.of());
  }

  private Standing because(String reason) {
    return new Standing(phase, word, sentence, List.of(reason));
  }

  private Standing because(List<Reason> reasons) {
    return new Standing(
        phase, word, sentence, reasons.stream().map(Reason::toString).distinct().toList());
  }

  static Standing of(Dossier dossier) {
    return switch (dossier.rollout()) {
      case Registered at -> of(Phase.QUEUED, Word.PENDING, "waits for its plan");
      case Planned at -> of(Phase.QUEUED, Word.QUEUED, waiting(at, dossier));
      case Vetoed at -> of(Phase.FAILURE, Word.FAILURE, "vetoed").because(at.reasons());
      case Unguarded at -> of(Phase.NEUTRAL, Word.INACTIVE, "not guarded").because(at.reason());
      case SmokeTesting at -> running("smoke test is running");
      case Shifting at -> running(dossier, at.weight(), "going to ");
      case Soaking at -> running(dossier, at.weight(), "at ");
      case Promoting at -> running("going to 100 %");
      case Promoted at -> of(Phase.SUCCESS, Word.SUCCESS, "promoted");
      case Held.Paused at ->
          of(Phase.ACTION_REQUIRED, Word.IN_PROGRESS, "held at " + at.weight())
              .because(at.reasons());
      case Held.Unplanned at ->
          of(Phase.ACTION_REQUIRED, Word.PENDING, "held: its plan is invalid")
              .because(at.reasons());
      case RollingBack at -> running("rolling back").because(at.cause().reason());
      case RolledBack at ->
          of(Phase.FAILURE, Word.FAILURE, "rolled back").because(at.cause().reason());
      case RollbackFailed at ->
          of(Phase.FAILURE, Word.FAILURE, "rollback failed").because(at.why());
      case Superseded at ->
          at.promotedAt()
              // What was live and made room for its successor has done nothing wrong.
              .map(when -> of(Phase.SUCCESS, Word.INACTIVE, "replaced by a newer promotion"))
              .orElseGet(
                  () -> of(Phase.CANCELLED, Word.INACTIVE, "superseded by a newer deployment"));
    };
  }

  private static Standing running(String sentence) {
    return of(Phase.IN_PROGRESS, Word.IN_PROGRESS, sentence);
  }

  private static Standing running(Dossier dossier, Weight weight, String how) {
    String who = dossier.subject().baseline().isPresent() ? "canary " : "first release ";
    return running(who + how + weight);
  }

  private static String waiting(Planned at, Dossier dossier) {
    if (at.published().isPresent()) {
      return "waits for its turn";
    }
    return switch (dossier.gate().map(Gate::status).orElse(null)) {
      case Gate.Status.Awaiting awaiting -> "waits for the consent of " + awaiting.role();
      case Gate.Status.Open open -> "is being checked";
      case Gate.Status.Decided decided -> published();
      case Gate.Status.Answered answered -> published();
      case null -> published();
    };
  }

  private static String published() {
    return "waits for the pipeline to publish it";
  }
}
