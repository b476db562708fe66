package io.deployguardian.wire.door;

import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.command.Commands;
import io.deployguardian.core.command.Orders;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.gate.Inspection;
import io.deployguardian.core.gate.Readiness;
import io.deployguardian.core.gate.VetoComment;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.pipeline.FailedRuns;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollback.OrderedRollback;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.command.GitHubPeople;
import io.deployguardian.wire.github.command.GitHubPlaces;
import io.deployguardian.wire.github.command.GitHubReplies;
import io.deployguardian.wire.github.pipeline.WorkflowRuns;
import io.deployguardian.wire.report.Markdown;
import java.time.InstantSource;

/** What is heard and done at GitHub, put together of what is on record. */
public record Conversations(
    Rollouts rollouts,
    Plans plans,
    Switches switches,
    Inbox inbox,
    Orders orders,
    Dossiers dossiers,
    Consent consent,
    Inspection inspection,
    Guarded guarded,
    Pace pace,
    InstantSource clock,
    Watch watch) {

  /**
   * @param ownLogin under which our App writes
   */
  public NotificationDoor.Conversation over(GitHub github, String ownLogin) {
    var hands =
        CommandDesk.hands(
            new ByHandCanary(rollouts, plans, switches, pace, clock),
            consent,
            new OrderedRollback(rollouts, switches, pace, clock),
            this::status,
            this::check);
    var commands =
        new Commands(
            orders,
            new GitHubPeople(github),
            new GitHubPlaces(github, ownLogin),
            new GitHubReplies(github, ownLogin),
            hands,
            rollouts,
            inbox,
            clock);
    var runs = new FailedRuns(new WorkflowRuns(github), inbox, guarded::names, switches, clock);
    return new NotificationDoor.Conversation(new CommandDesk(commands, watch), runs);
  }

  private String status(Recorded known) {
    return dossiers
        .of(known.id())
        .map(Report::of)
        .map(report -> new Markdown().report(report))
        .orElse("There is nothing on record.");
  }

  /** What the gate would say now. */
  private String check(Recorded known) {
    return known
        .rollout()
        .planned()
        .flatMap(plans::find)
        .map(plan -> inspection.inspect(known.subject(), plan, clock.instant()))
        .map(readiness -> said(known, readiness))
        .orElse("Nothing to check: it is under no plan.");
  }

  private static String said(Recorded known, Readiness readiness) {
    return readiness.isReady()
        ? VetoComment.approval(known.subject(), readiness)
        : VetoComment.of(known.subject(), readiness);
  }
}
