package io.deployguardian.local;

import io.deployguardian.aws.GuardianStore;
import io.deployguardian.core.audit.DeadLettersLeft;
import io.deployguardian.core.audit.FailedRollbacks;
import io.deployguardian.core.audit.OverdueRollouts;
import io.deployguardian.core.audit.ScheduledAudit;
import io.deployguardian.core.audit.UndeliveredWebhooks;
import io.deployguardian.core.delivery.LostDeliveries;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.gate.Inspection;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.gate.ReadinessGate;
import io.deployguardian.core.gate.rule.RuleSet;
import io.deployguardian.core.gate.source.RolloutLedger;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.notification.Notifications;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.wire.door.AuditDoor;
import io.deployguardian.wire.door.Conversations;
import io.deployguardian.wire.door.Door;
import io.deployguardian.wire.door.Doors;
import io.deployguardian.wire.door.GateDoor;
import io.deployguardian.wire.door.LostRequests;
import io.deployguardian.wire.door.NotificationDoor;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.github.gate.GateAccess;
import io.deployguardian.wire.plan.YamlPlanReader;
import io.deployguardian.wire.report.Markdown;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The functions that talk with GitHub, each wired as on AWS, on local parts. */
record AtGitHub(
    GuardianStore store,
    Rollouts rollouts,
    Plans plans,
    Switches switches,
    Guarded guarded,
    GitHubSide github,
    Doors doors,
    Pace pace,
    InstantSource clock,
    Watch watch) {

  Door readinessGate() {
    var reader = new YamlPlanReader();
    var planning =
        new Planning(rollouts, plans, github.plans(), reader, guarded, switches, pace, clock);
    GateAccess access = access();
    var inspection = RuleSet.over(access.sources());
    var gate =
        new ReadinessGate(
            rollouts,
            store.gates(),
            store.inbox(),
            planning,
            plans,
            inspection,
            access.answers(),
            switches,
            pace,
            clock);
    return new GateDoor(rollouts, plans, planning, inspection, gate, clock, watch).of(doors);
  }

  Door notification() {
    var dossiers = new Dossiers(rollouts, store.gates(), plans);
    var notifications =
        new Notifications(
            dossiers,
            store.notices(),
            github.boards(),
            new Markdown(),
            switches,
            store.inbox(),
            pace,
            clock);
    GateAccess access = access();
    Inspection inspection = RuleSet.over(access.sources());
    Consent consent = consent(access);
    var conversations =
        new Conversations(
            rollouts,
            plans,
            switches,
            store.inbox(),
            store.orders(),
            dossiers,
            consent,
            inspection,
            guarded,
            pace,
            clock,
            watch);
    return new NotificationDoor(
            notifications, dossiers, consent, github.conversation(conversations), watch)
        .of(doors);
  }

  Door scheduledAudit() {
    var rules =
        List.of(
            new OverdueRollouts(pace.grace().multipliedBy(5)),
            new FailedRollbacks(),
            new DeadLettersLeft(),
            new UndeliveredWebhooks());
    Optional<LostDeliveries> lost = github.lostDeliveries();
    var audit =
        new ScheduledAudit(
            rollouts, store.audits(), () -> AuditDoor.undelivered(lost), rules, clock);
    var intake = new Intake(rollouts, store.gates(), store.inbox(), pace, clock);
    Optional<LostRequests> requests =
        github
            .waitingRuns(guarded)
            .map(runs -> new LostRequests(rollouts, guarded, runs, intake, watch));
    return new AuditDoor(audit, lost, requests, clock, watch).of(doors);
  }

  private GateAccess access() {
    return github.gate(guarded, new RolloutLedger(rollouts));
  }

  private Consent consent(GateAccess access) {
    return new Consent(rollouts, store.gates(), plans, access.roles(), pace, clock);
  }
}
