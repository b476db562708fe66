package io.deployguardian.wire.github.api;

import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GitHub with a shop on it, our client, and a clock that moves only when somebody waits. */
final class Octo implements AutoCloseable {
  static final Repository SHOP = Repository.of("octo-org/shop");
  static final String FIRST = "a".repeat(40);
  static final String SECOND = "b".repeat(40);

  /** Enough for a machine with other things to do. */
  static final Patience PATIENT = patience(Duration.ofSeconds(3));

  /** For those who test that nobody waits longer. */
  static final Patience IMPATIENT = patience(Duration.ofMillis(500));

  private static volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

  /** One for all tests of a JVM: it takes longer to start than a test takes. */
  private static final GitHubStandIn STAND_IN = GitHubStandIn.start(() -> now);

  private final List<Duration> slept = new ArrayList<>();

  final GitHubStandIn standIn = STAND_IN.anew();
  final StandInRepository shop =
      standIn
          .repository(SHOP.toString())
          .commit(FIRST, "alice", Map.of("README.md", "Shop", ".github/plan.yml", "version: 1\n"))
          .commit(SECOND, "bob", Map.of("README.md", "The shop", "src/A.java", "class A {}"));
  final GitHub github = connect(PATIENT);

  GitHub connect(Credentials credentials, Patience patience) {
    var settings = new GitHubSettings(standIn.base(), credentials, Set.of(), patience);
    return GitHub.connect(settings, clock(), this::sleep);
  }

  /** As the App, with another patience. */
  GitHub connect(Patience patience) {
    return connect(Credentials.app(standIn.appId(), standIn.privateKey()), patience);
  }

  /** The clock of both sides. */
  InstantSource clock() {
    return () -> now;
  }

  Instant now() {
    return now;
  }

  void later(Duration duration) {
    now = now.plus(duration);
  }

  /** What was waited for so far. */
  List<Duration> slept() {
    return slept;
  }

  private static Patience patience(Duration attempt) {
    return new Patience(
        Duration.ofSeconds(1),
        attempt,
        2,
        Duration.ofMillis(10),
        Duration.ofSeconds(20),
        20,
        Duration.ofSeconds(5));
  }

  private void sleep(Duration duration) {
    slept.add(duration);
    later(duration);
  }

  @Override
  public void close() {
    github.close();
  }
}
