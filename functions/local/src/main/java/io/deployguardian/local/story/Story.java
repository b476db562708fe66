package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.story.GitHub.Delivery;
import io.deployguardian.local.story.GitHub.Deployment;
import io.deployguardian.local.story.Host.Version;
import io.deployguardian.local.story.Pipeline.Deployed;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scenes: good, bad, ugly and careless releases, a word from people, a forger and an echo. */
final class Story {

  private static final Version FIRST = Version.good("shop:1.0.0");
  private static final Version GOOD = Version.good("shop:1.1.0");
  private static final Version BAD = new Version("shop:1.2.0", 0.3, false);
  private static final Version UGLY = new Version("shop:1.3.0", 0, true);
  private static final Version CARELESS = Version.good("shop:1.4.0");

  private static final Duration FAST = Duration.ofSeconds(3);

  private final GitHub github;
  private final Host host;
  private final Narrator narrator;
  private final Pipeline pipeline;
  private final Scenes scenes;
  private final GitHubScenes atGitHub;

  Story(GitHub github, ShopRepository repository, Host host, PrintStream out) {
    this.github = github;
    this.host = host;
    this.narrator = new Narrator(host, out);
    this.pipeline = new Pipeline(github, repository, host, narrator);
    this.scenes = new Scenes(narrator);
    this.atGitHub = new GitHubScenes(pipeline, repository, narrator, scenes);
  }

  List<Scene> play() throws IOException, InterruptedException {
    release("the first release: nothing to compare with, watched on thresholds", FIRST, "Promoted");
    Deployed good = atGitHub.gated(GOOD);
    Deployed bad = release("a release that throws 500s", BAD, "RolledBack");
    rollbackTime(bad.rollout());
    release("a release whose health check fails", UGLY, "RolledBack");
    neverHadTraffic();
    atGitHub.careless(CARELESS);
    atGitHub.shown(bad);
    forged();
    redelivered(good);
    return scenes.played();
  }

  /** Observing: the pipeline's own script shifts the traffic, and the guardian must not. */
  List<Scene> observe() throws IOException, InterruptedException {
    host.shift(Map.of(FIRST.artifact(), 100));
    release("the first release, already live by the pipeline's own doing", FIRST, "Promoted");
    Instant from = Instant.now();
    narrator.title("a bad release, shifted by the pipeline (" + BAD.artifact() + ")");
    Deployed bad = pipeline.deploy(BAD);
    narrator.follow(bad.rollout(), Set.of("Shifting"));
    long revision = host.shift(Map.of(BAD.artifact(), 10, FIRST.artifact(), 90));
    narrator.say("    the pipeline shifts 10 % itself");
    scenes.end(
        "a bad release, shifted by the pipeline",
        "RollbackFailed",
        narrator.follow(bad.rollout(), Scenes.ENDS),
        from);
    withheld(bad.rollout(), revision);
    return scenes.played();
  }

  private void withheld(String rollout, long revision) throws IOException, InterruptedException {
    Instant from = Instant.now();
    narrator.title("what it would have done");
    for (JsonNode effect : host.rollout(rollout).path("effects")) {
      String kind = effect.path("status").path("kind").asText();
      narrator.say(
          "    "
              + kind
              + ": "
              + effect.path("key").asText()
              + " to "
              + effect.path("what").asText());
    }
    long after = host.weights().path("revision").asLong();
    scenes.end("weights that the guardian wrote", "0", String.valueOf(after - revision), from);
  }

  private Deployed release(String title, Version version, String expected)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    narrator.title(title + " (" + version.artifact() + ")");
    Deployed deployed = pipeline.deploy(version);
    scenes.end(title, expected, narrator.follow(deployed.rollout(), Scenes.ENDS), from);
    return deployed;
  }

  /** From the decision on record to the last request that the router gave to the bad version. */
  private void rollbackTime(String rollout) throws IOException, InterruptedException {
    JsonNode view = host.rollout(rollout);
    Instant decided = Instant.parse(view.path("decidedAt").asText());
    Instant restored = Instant.parse(view.path("restoredAt").asText());
    JsonNode seen = host.traffic().path(BAD.artifact());
    Instant last = Instant.parse(seen.path("lastRequest").asText());
    Duration took = last.isAfter(decided) ? Duration.between(decided, last) : Duration.ZERO;
    String found =
        "%d ms, %d ms".formatted(took.toMillis(), Duration.between(decided, restored).toMillis());
    String title = "its rollback: decision to last bad request, and to read-back";
    scenes.end(new Scene(title, "under 3 s", found, took.compareTo(FAST) < 0, took));
  }

  private void neverHadTraffic() throws IOException, InterruptedException {
    JsonNode traffic = host.traffic();
    long ugly = traffic.path(UGLY.artifact()).path("requests").asLong();
    // The same reading has to know the good release's traffic, or it would say nothing about this
    // one.
    boolean counted = traffic.path(GOOD.artifact()).path("requests").asLong() > 0;
    String found = counted ? ugly + " requests" : "the router counted nothing at all";
    scenes.end("what it got of the traffic", "0 requests", found, Instant.now());
  }

  private void forged() throws IOException, InterruptedException {
    Instant from = Instant.now();
    narrator.title("a forged webhook");
    int before = host.rollouts().size();
    Delivery delivery =
        GitHub.created(new Deployment(6666, "evil:1", "f".repeat(40), Instant.now()));
    String signature = GitHub.signature(delivery.body(), "not the secret");
    int status = github.deliver(delivery, signature).statusCode();
    int more = host.rollouts().size() - before;
    scenes.end("a forged webhook", "401, +0 rollouts", status + ", +" + more + " rollouts", from);
  }

  /** Word for word and under its own id, as GitHub's "Redeliver" button sends it. */
  private void redelivered(Deployed good) throws IOException, InterruptedException {
    Instant from = Instant.now();
    narrator.title("a redelivered webhook");
    long before = host.rollout(good.rollout()).path("version").asLong();
    String answer = github.deliver(good.succeeded()).body().strip();
    long more = host.rollout(good.rollout()).path("version").asLong() - before;
    narrator.say("    answered " + answer);
    String outcome = answer.contains("skipped") ? "skipped" : "taken";
    scenes.end(
        "a redelivered webhook",
        "skipped, +0 versions",
        outcome + ", +" + more + " versions",
        from);
  }
}
