package io.deployguardian.core.notification;

import io.deployguardian.core.plan.Contacts;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Promoting;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person can do about a rollout as it stands. */
final class NextSteps {

  private static final String ABORT = "/guardian abort <reason>";

  private NextSteps() {}

  static List<Advice> of(Dossier dossier) {
    return switch (dossier.rollout()) {
      case Registered at -> List.of();
      case Planned at -> consent(dossier);
      case Vetoed at -> List.of(Advice.to("Fix what failed, and deploy again."));
      case Unguarded at -> List.of();
      case SmokeTesting at -> List.of(abort());
      case Shifting at -> List.of(abort());
      case Soaking at ->
          List.of(Advice.to("Stop it at this weight:", "/guardian hold <reason>"), abort());
      case Promoting at -> List.of(abort());
      case Promoted at ->
          List.of(Advice.to("Take it back if need be:", "/guardian rollback <reason>"));
      case Held.Paused at -> held(at);
      case Held.Unplanned at ->
          List.of(
              Advice.to("Fix the plan, and deploy again: a newer deployment takes over."), abort());
      case RollingBack at -> List.of(Advice.to("Wait: the traffic is being brought back."));
      case RolledBack at -> rolledBack(at);
      case RollbackFailed at -> failed(dossier);
      case Superseded at -> List.of(Advice.to("See the rollout that took over: " + at.by() + "."));
    };
  }

  private static Advice abort() {
    return Advice.to("Take it back:", ABORT);
  }

  private static List<Advice> consent(Dossier dossier) {
    return dossier.gate().map(Gate::status).stream()
        .filter(Gate.Status.Awaiting.class::isInstance)
        .map(Gate.Status.Awaiting.class::cast)
        .map(
            awaiting ->
                Advice.to(
                    "A member of "
                        + awaiting.role()
                        + " says yes, until "
                        + Times.words(awaiting.deadline())
                        + ":",
                    "/guardian approve"))
        .toList();
  }

  private static List<Advice> held(Held.Paused at) {
    return List.of(
        Advice.to("Try this stage again:", "/guardian resume <reason>"),
        Advice.to("Go to 100 % without a Pass:", "/guardian promote <reason>"),
        abort(),
        Advice.to("Without a word it is rolled back at " + Times.words(at.deadline()) + "."));
  }

  private static List<Advice> rolledBack(RolledBack at) {
    var fix = Advice.to("Fix the cause, and deploy again: that is a new rollout.");
    return at.wasExposed()
        ? List.of(
            fix,
            Advice.to(
                "Write down what was learnt, in the incident's issue: its label is "
                    + IncidentIssue.LABEL
                    + "."))
        : List.of(fix);
  }

  /** Somebody has to act now, so it says where to look and whom to ask. */
  static List<Advice> failed(Dossier dossier) {
    var steps = new ArrayList<Advice>();
    steps.add(
        Advice.to(
            "Bring the traffic back by hand, or deploy a fix: a newer deployment takes over. It is"
                + " tried again meanwhile."));
    dossier.service().map(ServicePlan::declared).stream()
        .flatMap(
            declared ->
                Stream.concat(
                    declared.runbook().map(file -> "Follow the runbook: " + file).stream(),
                    declared.contacts().map(NextSteps::ask).stream()))
        .map(Advice::to)
        .forEach(steps::add);
    return steps;
  }

  private static String ask(Contacts contacts) {
    return "Ask "
        + contacts.primary()
        + contacts.escalation().map(next -> ", then " + next).orElse("")
        + contacts.afterHours().map(night -> "; at night " + night).orElse("");
  }
}
