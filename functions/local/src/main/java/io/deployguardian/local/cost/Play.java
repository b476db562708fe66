package io.deployguardian.local.cost;

import io.deployguardian.aws.GuardianStore;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.local.SteppedHost;
import io.deployguardian.local.cost.Shop.Deployment;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import io.deployguardian.wire.github.WebhookSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;

/** A guardian with one service to guard, on a clock that is turned minute by minute. */
final class Play implements AutoCloseable {

  private static final String TABLE = "deploy-guardian";
  private static final String SECRET = "played";
  private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

  /** A rollout that has not ended after so long never will. */
  private static final Duration AT_MOST = Duration.ofHours(48);

  private final TurnedClock clock = new TurnedClock(MIDNIGHT);
  private final Meter meter = new Meter(clock);
  private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory();
  private final MeteredDynamoDb metered;
  private final GuardianStore store;
  private final GuardianStore unseen;
  private final SteadyTarget target;
  private final GitHubStandIn gitHub;
  private final Shop shop;
  private final SteppedHost host;
  private final Hooks hooks;
  private long echoed;

  /** What a deployment used, and for how long. */
  record Played(Usage usage, Duration took) {}

  Play(Path events, String plan) throws IOException {
    var chance = new Random(1);
    metered =
        new MeteredDynamoDb(
            dynamoDb.endpoint(), (operation, read, write) -> meter.usedTable(read, write));
    unseen = GuardianStore.onLocal(dynamoDb.endpoint(), TABLE, chance, clock);
    store = GuardianStore.onLocal(metered.endpoint(), TABLE, chance, clock);
    target = new SteadyTarget(meter);
    gitHub = GitHubStandIn.start(clock);
    gitHub.listen(request -> meter.count(Unit.WEB_CALLS, 1));
    shop = new Shop(gitHub, plan);
    var parts =
        new SteppedHost.Parts(
            store,
            unseen,
            target,
            target,
            gitHub,
            target.releases(),
            events,
            new WebhookSignature(SECRET, Optional.empty()),
            clock,
            chance,
            meter.watch());
    host = new SteppedHost(parts, meter);
    hooks = new Hooks(host, SECRET);
  }

  /** Nobody deploys, for so many whole minutes. */
  Usage idle(Duration some) {
    minute(); // to the beginning of one
    meter.take();
    for (long minutes = 0; minutes < some.toMinutes(); minutes++) {
      minute();
    }
    return meter.take();
  }

  /** One deployment, from its first webhook to the last look at its traffic. */
  Played deployment() {
    meter.take();
    Instant from = clock.instant();
    Deployment deployment = shop.release(from.truncatedTo(ChronoUnit.SECONDS));
    pipeline(deployment);
    while (!isOver(deployment)) {
      minute();
      echo(deployment);
      if (clock.instant().isAfter(from.plus(AT_MOST))) {
        throw new IllegalStateException("rollout: found " + find(deployment) + " after two days");
      }
    }
    return new Played(meter.take(), Duration.between(from, clock.instant()));
  }

  /** What GitHub tells while a workflow deploys. */
  private void pipeline(Deployment deployment) {
    long run = shop.waitingRun(deployment);
    hooks.deliver("workflow_run", Shop.run("requested", null, run, deployment));
    hooks.deliver("deployment", Shop.created(deployment));
    hooks.deliver("deployment_status", Shop.status(deployment, "waiting", 1, clock.instant()));
    hooks.deliver("deployment_protection_rule", Shop.approvalRequested(deployment, run));
    hooks.deliver("deployment_status", Shop.status(deployment, "queued", 2, clock.instant()));
    hooks.deliver("workflow_run", Shop.run("in_progress", null, run, deployment));
    hooks.deliver("deployment_status", Shop.status(deployment, "in_progress", 3, clock.instant()));
    minute();
    hooks.deliver("deployment_status", Shop.status(deployment, "success", 4, clock.instant()));
    hooks.deliver("workflow_run", Shop.run("completed", "success", run, deployment));
  }

  private void echo(Deployment deployment) {
    for (long all = shop.ownStatuses(); echoed < all; echoed++) {
      hooks.deliver("deployment_status", Shop.ownStatus(deployment, echoed, clock.instant()));
    }
  }

  private void minute() {
    Instant next = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    clock.turnTo(next);
    host.tick();
  }

  private boolean isOver(Deployment deployment) {
    return find(deployment).rollout() instanceof Promoted promoted && promoted.due().isEmpty();
  }

  private Recorded find(Deployment deployment) {
    return unseen.rollouts().find(new RolloutId(deployment.rollout())).orElseThrow();
  }

  @Override
  public void close() {
    host.close();
    gitHub.close();
    target.close();
    store.close();
    unseen.close();
    metered.close();
    dynamoDb.close();
  }
}
