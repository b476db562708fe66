package io.deployguardian.wire.github.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.notification.InMemoryNotices;
import io.deployguardian.core.notification.Notifications;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.World;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import io.deployguardian.wire.report.Markdown;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A guardian in memory, and a GitHub on a port of this machine, on one clock. */
final class ToldShop implements AutoCloseable {

  static final String SHOP = "octo-org/shop";

  private static volatile World latest = new World();
  private static final GitHubStandIn STAND_IN = GitHubStandIn.start(() -> latest.clock.instant());

  /** One attempt, no waiting, and no breaker: what follows from a failure is core's to decide. */
  private static final Patience ONE_ATTEMPT =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          0,
          Duration.ofMillis(1),
          Duration.ZERO,
          1_000_000,
          Duration.ofMillis(1));

  final World world = latest = new World();
  final GitHubStandIn standIn = STAND_IN.anew();
  final StandInRepository shop = standIn.repository(SHOP);
  final InMemoryNotices notices = new InMemoryNotices();
  final GitHub github = connect(Credentials.app(standIn.appId(), standIn.privateKey()));
  final Notifications notifications =
      new Notifications(
          new Dossiers(world.store, world.store, world.plans),
          notices,
          Optional.of(GitHubBoards.of(github)),
          new Markdown(),
          world.switches,
          world.store,
          World.PACE,
          world.clock);

  private final List<Subject> subjects = new ArrayList<>();

  GitHub connect(Credentials credentials) {
    var settings = new GitHubSettings(standIn.base(), credentials, Set.of(), ONE_ATTEMPT);
    return GitHub.connect(settings, world.clock, duration -> {});
  }

  /** The next release is deployed and published, and everything that follows at once happens. */
  Subject deploy(String artifact) {
    String commit = Integer.toHexString(0xa0 + subjects.size()).repeat(20);
    shop.commit(commit, "mona", Map.of("README.md", artifact));
    long deployment = shop.deployment(commit, World.KEY.environment(), "mona");
    var subject =
        new Subject(
            RolloutId.of(World.KEY.repository(), deployment, World.KEY.service()),
            World.KEY,
            SHOP,
            new Deployment(deployment, world.clock.instant()),
            new Release(commit, artifact),
            Optional.empty(),
            Optional.of(URI.create("https://shop-" + artifact + ".example.org")),
            "8283a419ad5a58ea8c5098d97de558e7");
    subjects.add(subject);
    world.tell(new Fact.Created(subject));
    var published = Fact.Outcome.SUCCEEDED;
    world.tell(
        new Fact.Reported(subject, published, deployment, world.clock.instant(), Optional.empty()));
    world.bus.run();
    tell();
    return subject;
  }

  /** As if each event came, and then the schedule. */
  void minutes(int n) {
    for (int i = 0; i < n; i++) {
      world.minutes(1);
      tell();
      notifications.due().forEach(notifications::takeUp);
    }
  }

  void tell() {
    subjects.forEach(subject -> notifications.tell(subject.id()));
  }

  /** The only one; any second one is an error. */
  JsonNode checkRunOf(Subject subject) {
    List<JsonNode> runs =
        shop.checkRuns().stream()
            .filter(run -> run.path("external_id").asText().equals(subject.id().value()))
            .toList();
    if (runs.size() != 1) {
      throw new AssertionError(runs.size() + " check runs of " + subject.id());
    }
    return runs.getFirst();
  }

  List<String> statusesOf(Subject subject) {
    return shop.deploymentStatuses().stream()
        .filter(status -> status.path("_deployment").asLong() == subject.deployment().id())
        .map(status -> status.path("state").asText() + ": " + status.path("description").asText())
        .toList();
  }

  @Override
  public void close() {
    github.close();
  }
}
