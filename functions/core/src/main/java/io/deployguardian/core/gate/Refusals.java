package io.deployguardian.core.gate;

import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Unguarded;
import io.deployguardian.core.rollout.Vetoed;
import java.util.List;
import java.util.Optional;

/** Why a deployment may not start, where no rule has to be asked. */
final class Refusals {

  private static final String NOT_READY = "not_production_ready";
  private static final String DEPLOY_AGAIN = "deploy again";
  private static final String PLAN = ".github/deploy-guardian.yml";

  private Refusals() {}

  /** Empty where the rules decide. */
  static Optional<Readiness> byState(Recorded known) {
    return switch (known.rollout()) {
      case Superseded superseded ->
          no(known, "superseded", "a newer deployment took over", "let the newer one go ahead");
      case Held.Unplanned held ->
          no(known, "invalid_plan", held.reasons().getFirst().text(), "mend the plan in " + PLAN);
      case Unguarded unguarded ->
          no(
              known,
              "not_guarded",
              unguarded.reason(),
              "guard it with a plan in " + PLAN + ", or take the protection rule away");
      case Vetoed vetoed ->
          no(
              known,
              NOT_READY,
              "it was vetoed before: " + vetoed.reasons().getFirst(),
              "mend that, and deploy anew");
      case RollingBack back -> no(known, "rolled_back", "it is being rolled back", DEPLOY_AGAIN);
      case RolledBack back -> no(known, "rolled_back", back.cause().reason(), DEPLOY_AGAIN);
      case RollbackFailed failed -> no(known, "rolled_back", failed.why(), DEPLOY_AGAIN);
      default -> Optional.empty();
    };
  }

  static Readiness stopped(Recorded known) {
    return no(
            known,
            "guardian_stopped",
            "nothing was checked, and what is not checked is not approved",
            "start the guardian, or let an administrator bypass the rule")
        .orElseThrow();
  }

  static Readiness noPlan(Recorded known) {
    return no(known, "no_plan", "no plan could be read in time", DEPLOY_AGAIN).orElseThrow();
  }

  static Readiness nobodyConsented(Recorded known, Status.Awaiting awaiting) {
    return no(
            known,
            "not_approved",
            "nobody who holds " + awaiting.role() + " consented in time",
            "deploy again, and have it approved with /guardian approve")
        .orElseThrow();
  }

  private static Optional<Readiness> no(
      Recorded known, String subject, String impact, String suggestion) {
    var violation =
        new Violation(
            subject,
            "deployment " + known.subject().deployment().id(),
            impact,
            "a deployment that may go ahead",
            impact + "; " + suggestion,
            true);
    var outcome = new Outcome.Violated(violation);
    return Optional.of(
        new Readiness(List.of(new Inspected(known.subject().key().service(), outcome))));
  }
}
