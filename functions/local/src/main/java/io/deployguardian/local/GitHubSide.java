package io.deployguardian.local;

import io.deployguardian.core.delivery.LostDeliveries;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.notification.Boards;
import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.wire.door.Conversations;
import io.deployguardian.wire.door.NotificationDoor.Conversation;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.delivery.AppDeliveries;
import io.deployguardian.wire.github.delivery.WaitingRuns;
import io.deployguardian.wire.github.gate.GateAccess;
import io.deployguardian.wire.github.notification.GitHubBoards;
import io.deployguardian.wire.github.plan.CommittedPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the local host has of GitHub: a stand-in, called as the functions call GitHub itself, or
 * nothing.
 *
 * @param plan replaces what repositories say, where it is given
 */
record GitHubSide(Optional<GitHub> client, Optional<Path> plan, InstantSource clock)
    implements AutoCloseable {

  /** The login of the stand-in's App. */
  private static final String LOGIN = "deploy-guardian[bot]";

  static GitHubSide of(Optional<GitHubStandIn> standIn, Optional<Path> plan, InstantSource clock) {
    var client =
        standIn.map(
            github ->
                GitHub.connect(
                    github.base(), Credentials.app(github.appId(), github.privateKey()), clock));
    return new GitHubSide(client, plan, clock);
  }

  Optional<String> ownLogin() {
    return client.map(github -> LOGIN);
  }

  PlanSource plans() {
    return client
        .filter(github -> plan.isEmpty())
        .<PlanSource>map(CommittedPlan::new)
        .orElseGet(() -> new FilePlanSource(plan));
  }

  GateAccess gate(Guarded guarded, Ledger ledger) {
    return client
        .map(github -> GateAccess.to(github, guarded, ledger, clock))
        .orElseGet(() -> GateAccess.none(ledger));
  }

  Optional<LostDeliveries> lostDeliveries() {
    return client.map(github -> new LostDeliveries(new AppDeliveries(github), clock));
  }

  Optional<WaitingRuns> waitingRuns(Guarded guarded) {
    return client.map(github -> new WaitingRuns(github, guarded));
  }

  Optional<Boards> boards() {
    return client.map(GitHubBoards::of);
  }

  /** What people say, and what is done about it. */
  Optional<Conversation> conversation(Conversations conversations) {
    return client.map(github -> conversations.over(github, LOGIN));
  }

  @Override
  public void close() {
    client.ifPresent(GitHub::close);
  }
}
