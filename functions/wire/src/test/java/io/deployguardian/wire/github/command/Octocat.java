package io.deployguardian.wire.github.command;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A stand-in of GitHub over HTTP, our App's client, and a new shop for each test. */
final class Octocat implements AutoCloseable {
  static final String BOT = "deploy-guardian[bot]";

  /** Fails fast: the tests wait for it. */
  private static final Patience LITTLE =
      new Patience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          1,
          Duration.ofMillis(5),
          Duration.ZERO,
          1000,
          Duration.ZERO);

  private volatile InstantSource clock = InstantSource.system();
  final GitHubStandIn standIn = GitHubStandIn.start(() -> clock.instant());
  final GitHub github = connect(Credentials.app(standIn.appId(), standIn.privateKey()));
  private StandInRepository shop;
  private long comments;
  private int shops;

  /** All is well, and there is a new shop with nothing in it yet. */
  StandInRepository open(InstantSource now) {
    clock = now;
    standIn.heal();
    shop = standIn.repository("acme/shop-" + ++shops).collaborator("mona", "write");
    return shop;
  }

  /** A body as our App writes it. */
  static String incident(String rollout) {
    return "<!-- deploy-guardian:rollout:" + rollout + " -->\nIt was slow.";
  }

  int issueBy(GitHub author, String body) {
    return author
        .issues(Repository.of(shop.name()))
        .create(new NewIssue("Slow", body, List.of()))
        .number();
  }

  int issueByMallory(String body) {
    standIn.admit("mallorys-token", "mallory");
    try (var mallory = connect(Credentials.token("mallorys-token"))) {
      return issueBy(mallory, body);
    }
  }

  int incidentOf(RolloutId rollout) {
    return issueBy(github, incident(rollout.value()));
  }

  Event.CommandGiven comment(String login, int number, boolean pullRequest, String text) {
    long id = ++comments;
    var origin =
        new Origin(new EventId("4711/comment/" + id), clock.instant(), 4711, shop.name(), "ab");
    return new Event.CommandGiven(origin, id, number, pullRequest, login, text);
  }

  List<String> commentsBy(String login) {
    return shop.comments().stream()
        .filter(comment -> comment.path("user").path("login").asText().equals(login))
        .map(comment -> comment.path("body").asText())
        .toList();
  }

  /** How often somebody tried to comment in the shop. */
  long attempts() {
    return standIn.requests("POST /repos/" + shop.name() + "/.*/comments").size();
  }

  private GitHub connect(Credentials credentials) {
    var settings = new GitHubSettings(standIn.base(), credentials, Set.of(), LITTLE);
    return GitHub.connect(settings, () -> clock.instant(), duration -> {});
  }

  @Override
  public void close() {
    github.close();
    standIn.close();
  }
}
