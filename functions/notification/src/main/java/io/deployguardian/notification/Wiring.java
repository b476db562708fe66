package io.deployguardian.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.gate.rule.RuleSet;
import io.deployguardian.core.gate.source.RolloutLedger;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.notification.Notifications;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.Conversations;
import io.deployguardian.wire.door.NotificationDoor;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.gate.GateAccess;
import io.deployguardian.wire.github.notification.GitHubBoards;
import io.deployguardian.wire.plan.YamlPlanReader;
import io.deployguardian.wire.report.Markdown;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Notification, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.NOTIFICATION;
  }

  /** Without a GitHub App there is nobody to speak as: what would be told is withheld. */
  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(
      FunctionParts parts, Optional<GitHub> github, Supplier<JsonNode> health) {
    var store = parts.store();
    var settings = parts.settings();
    var rollouts = store.rollouts();
    var plans = store.plans(new YamlPlanReader());
    var switches = store.switches(settings.mode());
    var dossiers = new Dossiers(rollouts, store.gates(), plans);
    var notifications =
        new Notifications(
            dossiers,
            store.notices(),
            github.map(GitHubBoards::of),
            new Markdown(),
            switches,
            store.inbox(),
            parts.pace(),
            parts.clock());
    var ledger = new RolloutLedger(rollouts);
    var gate =
        github
            .map(to -> GateAccess.to(to, parts.guarded(), ledger, parts.clock()))
            .orElseGet(() -> GateAccess.none(ledger));
    var consent =
        new Consent(rollouts, store.gates(), plans, gate.roles(), parts.pace(), parts.clock());
    var conversations =
        new Conversations(
            rollouts,
            plans,
            switches,
            store.inbox(),
            store.orders(),
            dossiers,
            consent,
            RuleSet.over(gate.sources()),
            parts.guarded(),
            parts.pace(),
            parts.clock(),
            parts.watch());
    var conversation =
        github.flatMap(to -> settings.ownLogin().map(login -> conversations.over(to, login)));
    return new NotificationDoor(notifications, dossiers, consent, conversation, parts.watch())
            .of(parts.doors(health))
        ::enter;
  }
}
