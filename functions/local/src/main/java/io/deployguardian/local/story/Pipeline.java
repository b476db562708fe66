package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.story.GitHub.Delivery;
import io.deployguardian.local.story.GitHub.Deployment;
import io.deployguardian.local.story.Host.Version;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Random;

/** What a team and its pipeline do, and what GitHub tells of it. */
final class Pipeline {

  private static final int SHA_BYTES = 20;

  private final GitHub github;
  private final ShopRepository repository;
  private final Host host;
  private final Narrator narrator;
  private int commits;

  Pipeline(GitHub github, ShopRepository repository, Host host, Narrator narrator) {
    this.github = github;
    this.repository = repository;
    this.host = host;
    this.narrator = narrator;
  }

  /** A deployment that GitHub told about, with the delivery that told its success. */
  record Deployed(Deployment deployment, Delivery succeeded) {

    String rollout() {
      return rolloutOf(deployment);
    }
  }

  static String rolloutOf(Deployment deployment) {
    return GitHub.REPOSITORY + "-" + deployment.id() + "-shop";
  }

  /** Merges, deploys and publishes a version. */
  Deployed deploy(Version version) throws IOException, InterruptedException {
    return published(merged(version, "Release " + version.artifact()), version);
  }

  /** Merges a change, which makes a deployment. */
  Deployment merged(Version version, String title) throws IOException, InterruptedException {
    String sha = nextCommit();
    return created(repository.release(sha, title), version, sha);
  }

  /** The same for a change that nobody prepared. */
  Deployment mergedCarelessly(Version version) throws IOException, InterruptedException {
    String sha = nextCommit();
    return created(repository.carelessRelease(sha), version, sha);
  }

  Deployed published(Deployment deployment, Version version)
      throws IOException, InterruptedException {
    host.publish(version);
    Delivery succeeded = GitHub.succeeded(deployment);
    int status = github.deliver(succeeded).statusCode();
    narrator.say("    published:       webhook answered %d".formatted(status));
    return new Deployed(deployment, succeeded);
  }

  /** A job of the deployment's workflow run waits for the gate; GitHub's word for the answer. */
  String waits(Deployment deployment) throws IOException, InterruptedException {
    long run = repository.waitingRun(deployment.sha());
    int status = github.deliver(GitHub.approvalRequested(deployment, run)).statusCode();
    narrator.say("    workflow run %d waits: webhook answered %d".formatted(run, status));
    JsonNode answer = narrator.await(() -> repository.answerTo(run));
    narrator.quote(answer.path("comment").asText());
    return answer.path("state").asText("no answer");
  }

  /** Somebody writes below the pull request of a deployed commit. */
  void comment(Deployment deployment, String author, String text)
      throws IOException, InterruptedException {
    int pull = repository.pullOf(deployment.sha());
    long id = repository.comment(pull, author, text);
    int status = github.deliver(GitHub.commented(pull, id, author, text)).statusCode();
    narrator.say(
        "    pull request %d: %s writes \"%s\": webhook answered %d"
            .formatted(pull, author, text, status));
  }

  /** A deployment that GitHub has, and that nobody told us of. */
  Deployment unheard(Version version) {
    String sha = nextCommit();
    return deployment(repository.release(sha, "Release " + version.artifact()), version, sha);
  }

  private static Deployment deployment(long id, Version version, String sha) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Deployment(id, version.artifact(), sha, now);
  }

  private Deployment created(long id, Version version, String sha)
      throws IOException, InterruptedException {
    var deployment = deployment(id, version, sha);
    int status = github.deliver(GitHub.created(deployment)).statusCode();
    narrator.say("    deployment %d: webhook answered %d".formatted(id, status));
    return deployment;
  }

  /** As unlike each other as Git's own. */
  private String nextCommit() {
    var random = new Random(++commits);
    byte[] sha = new byte[SHA_BYTES];
    random.nextBytes(sha);
    return HexFormat.of().formatHex(sha);
  }
}
