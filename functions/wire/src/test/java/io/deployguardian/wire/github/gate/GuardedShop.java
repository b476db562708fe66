package io.deployguardian.wire.github.gate;

import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A guarded repository at GitHub, our client, and a clock that moves only when somebody waits. */
public final class GuardedShop implements AutoCloseable {

  public static final String NAME = "octo-org/shop";
  public static final String BEFORE = "a".repeat(40);
  public static final String DEPLOYED = "b".repeat(40);

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final ServiceKey KEY = new ServiceKey(4711, "shop", "production");

  private static volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

  /** One for all tests of a JVM: it takes longer to start than a test takes. */
  private static final GitHubStandIn STAND_IN = GitHubStandIn.start(() -> now);

  private final List<Duration> slept = new ArrayList<>();
  private final List<GitHub> clients = new ArrayList<>();

  public final GitHubStandIn standIn = STAND_IN.anew();
  public final StandInRepository repository =
      standIn
          .repository(NAME)
          .commit(BEFORE, "alice", Map.of("README.md", "Shop"))
          .commit(DEPLOYED, "bob", Map.of("README.md", "The shop", "src/A.java", "class A {}"));

  /** By Actions, on behalf of bob. */
  public final long deployment =
      repository.deployment(DEPLOYED, "production", "bob", "main", "github-actions");

  public final GitHub github = connect(patience(Duration.ofSeconds(3), 2));

  /** Waits half a second for an answer, once. */
  public GitHub impatient() {
    return connect(patience(Duration.ofMillis(500), 0));
  }

  /** As long for an answer, and again for what may be asked again. */
  public GitHub waiting(Duration attempt) {
    return connect(patience(attempt, 2));
  }

  /** With a person's token, as people do who try things out. */
  public GitHub asPerson() {
    standIn.admit("ghp_0123456789abcdef", "carol");
    return connect(
        Credentials.token("ghp_0123456789abcdef"), Set.of(), patience(Duration.ofSeconds(3), 2));
  }

  /** May read logs where GitHub keeps them. */
  public GitHub readingLogs() {
    return connect(app(), Set.of("127.0.0.1"), patience(Duration.ofSeconds(3), 2));
  }

  public Subject subject() {
    return subject(NAME, deployment, Optional.of(new Release(BEFORE, "1")));
  }

  public Subject firstRelease() {
    return subject(NAME, deployment, Optional.empty());
  }

  public Subject of(long deployment) {
    return subject(NAME, deployment, Optional.of(new Release(BEFORE, "1")));
  }

  public Subject in(String repositoryName) {
    return subject(repositoryName, deployment, Optional.empty());
  }

  public Origin origin() {
    return originIn(NAME);
  }

  public Origin originIn(String repositoryName) {
    return new Origin(new EventId("run"), now, KEY.repository(), repositoryName, TRACE);
  }

  public Instant now() {
    return now;
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void later(Duration duration) {
    now = now.plus(duration);
  }

  public void sleep(Duration duration) {
    slept.add(duration);
    later(duration);
  }

  /** What was waited for so far. */
  public List<Duration> slept() {
    return slept;
  }

  private static Subject subject(String name, long deployment, Optional<Release> baseline) {
    return new Subject(
        RolloutId.of(KEY.repository(), deployment, KEY.service()),
        KEY,
        name,
        new Deployment(deployment, now),
        new Release(DEPLOYED, "2"),
        baseline,
        Optional.empty(),
        TRACE);
  }

  private GitHub connect(Patience patience) {
    return connect(app(), Set.of(), patience);
  }

  private GitHub connect(Credentials credentials, Set<String> logHosts, Patience patience) {
    var settings = new GitHubSettings(standIn.base(), credentials, logHosts, patience);
    var client = GitHub.connect(settings, clock(), this::sleep);
    clients.add(client);
    return client;
  }

  private Credentials app() {
    return Credentials.app(standIn.appId(), standIn.privateKey());
  }

  /** Never opens the circuit: that would be closed again by the real clock only. */
  private static Patience patience(Duration attempt, int retries) {
    return new Patience(
        Duration.ofSeconds(1),
        attempt,
        retries,
        Duration.ofMillis(10),
        Duration.ofSeconds(20),
        100_000,
        Duration.ofSeconds(1));
  }

  @Override
  public void close() {
    clients.forEach(GitHub::close);
  }
}
