package io.deployguardian.local;

import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.delivery.LostDeliveries;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.notification.Boards;
import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.wire.door.Conversations;
import io.deployguardian.wire.door.NotificationDoor.Conversation;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import io.deployguardian.wire.github.api.http.Sleeper;
import io.deployguardian.wire.github.delivery.AppDeliveries;
import io.deployguardian.wire.github.delivery.WaitingRuns;
import io.deployguardian.wire.github.gate.GateAccess;
import io.deployguardian.wire.github.notification.GitHubBoards;
import io.deployguardian.wire.github.plan.CommittedPlan;
import io.deployguardian.wire.github.workflow.DispatchedWorkflows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

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

  /** The gate's minutes are seconds here, and so is the pause after GitHub was out of reach. */
  private static final Patience COMPRESSED =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          1,
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          8,
          Duration.ofSeconds(1));

  static GitHubSide of(Optional<GitHubStandIn> standIn, Optional<Path> plan, InstantSource clock) {
    return new GitHubSide(standIn.map(github -> connect(github, clock)), plan, clock);
  }

  private static GitHub connect(GitHubStandIn github, InstantSource clock) {
    var credentials = Credentials.app(github.appId(), github.privateKey());
    var settings = new GitHubSettings(github.base(), credentials, Set.of(), COMPRESSED);
    return GitHub.connect(settings, clock, Sleeper.REAL);
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

  Workflows workflows() {
    return client.<Workflows>map(DispatchedWorkflows::new).orElse(Workflows.NONE);
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
