package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.story.GitHub.Delivery;
import io.deployguardian.local.story.GitHub.Deployment;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scenes: good, bad and ugly releases, a forger and an echo. */
final class Story {

  private static final String GOOD = "shop:1.1.0";
  private static final Duration FAST = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Set<String> ENDS =
      Set.of("Promoted", "RolledBack", "RollbackFailed", "Held", "Superseded", "Unguarded");

  private final GitHub github;
  private final Host host;
  private final PrintStream out;
  private final List<Scene> scenes = new ArrayList<>();
  private final Map<String, Integer> told = new HashMap<>();
  private Deployed good;
  private long deployments = 1000;

  /** A deployment that GitHub told about, with the delivery that told its success. */
  private record Deployed(Deployment deployment, Delivery succeeded) {}

  Story(GitHub github, Host host, PrintStream out) {
    this.github = github;
    this.host = host;
    this.out = out;
  }

  List<Scene> play() throws IOException, InterruptedException {
    release(
        "the first release: nothing to compare with, watched on thresholds",
        "shop:1.0.0",
        0,
        false,
        "Promoted");
    release("a good release", GOOD, 0, false, "Promoted");
    String bad = release("a release that throws 500s", "shop:1.2.0", 0.3, false, "RolledBack");
    rollbackTime(bad, "shop:1.2.0");
    release("a release whose health check fails", "shop:1.3.0", 0, true, "RolledBack");
    neverHadTraffic("shop:1.3.0");
    forged();
    redelivered();
    return scenes;
  }

  /** Observing: the pipeline's own script shifts the traffic, and the guardian must not. */
  List<Scene> observe() throws IOException, InterruptedException {
    host.shift(Map.of("shop:1.0.0", 100));
    observed("the first release, shifted by the pipeline", "shop:1.0.0", 0, 100, "Promoted");
    observed("a bad release, shifted by the pipeline", "shop:1.1.0", 0.3, 10, "RollbackFailed");
    JsonNode weights = host.weights().path("weights");
    end(
        "the guardian touched no weight",
        "10 %",
        weights.path("shop:1.1.0").asInt() + " %",
        Instant.now());
    return scenes;
  }

  private void observed(String title, String artifact, double errors, int percent, String expected)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    say("");
    say("* " + title + " (" + artifact + ")");
    host.publish(artifact, errors, false);
    Deployment deployment = deploy(artifact);
    String id = id(deployment);
    if (percent < 100) {
      waitFor(id, Set.of("Shifting"));
      host.shift(Map.of(artifact, percent, "shop:1.0.0", 100 - percent));
      say("    the pipeline shifts " + percent + " % itself");
    }
    end(title, expected, waitFor(id, ENDS), from);
  }

  private String release(
      String title, String artifact, double errors, boolean unhealthy, String expected)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    say("");
    say("* " + title + " (" + artifact + ")");
    host.publish(artifact, errors, unhealthy);
    Deployment deployment = deploy(artifact);
    end(title, expected, waitFor(id(deployment), ENDS), from);
    return id(deployment);
  }

  private Deployment deploy(String artifact) throws IOException, InterruptedException {
    long id = ++deployments;
    var deployment =
        new Deployment(
            id,
            artifact,
            String.format("%040x", id * 0x9E3779B97F4A7C15L >>> 1),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    say(
        "    deployment "
            + id
            + ": webhook answered "
            + github.deliver(GitHub.created(deployment)));
    Delivery succeeded = GitHub.succeeded(deployment);
    say("    published:       webhook answered " + github.deliver(succeeded));
    if (artifact.equals(GOOD)) {
      good = new Deployed(deployment, succeeded);
    }
    return deployment;
  }

  private static String id(Deployment deployment) {
    return GitHub.REPOSITORY + "-" + deployment.id() + "-shop";
  }

  /** Follows a rollout and says each decision as it is made. */
  private String waitFor(String id, Set<String> ends) throws IOException, InterruptedException {
    Instant until = Instant.now().plus(LONGEST);
    String state = "nothing";
    while (Instant.now().isBefore(until)) {
      JsonNode rollout = host.rollout(id);
      JsonNode timeline = rollout.path("timeline");
      for (int i = told.getOrDefault(id, 0); i < timeline.size(); i++) {
        tell(timeline.get(i));
      }
      told.put(id, timeline.size());
      state = rollout.path("state").asText("nothing");
      if (ends.contains(state)) {
        return state;
      }
      Thread.sleep(150);
    }
    return state + " after " + LONGEST.toSeconds() + " s";
  }

  private void tell(JsonNode decision) {
    String at = decision.path("at").asText().substring(11, 19);
    say(
        "    %s  %-18s %s"
            .formatted(at, decision.path("by").asText(), decision.path("decision").asText()));
    decision
        .path("details")
        .properties()
        .forEach(
            detail -> {
              if (detail.getKey().startsWith("reason")) {
                say(
                    "              "
                        + detail.getKey().replace("reason: ", "")
                        + ": "
                        + detail.getValue().asText());
              }
            });
  }

  /** From the decision on record to the last request that the router gave to the bad version. */
  private void rollbackTime(String id, String artifact) throws IOException, InterruptedException {
    JsonNode rollout = host.rollout(id);
    Instant decided = Instant.parse(rollout.path("decidedAt").asText());
    Instant restored = Instant.parse(rollout.path("restoredAt").asText());
    Instant last = Instant.parse(host.traffic().path(artifact).path("lastRequest").asText());
    Duration took = last.isAfter(decided) ? Duration.between(decided, last) : Duration.ZERO;
    boolean fast = took.compareTo(FAST) < 0;
    String title = "its rollback: decision to last bad request, and to read-back";
    String found = took.toMillis() + " ms, " + millis(decided, restored);
    end(new Scene(title, "under 3 s", found, fast, took));
  }

  private static String millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() + " ms";
  }

  private void neverHadTraffic(String artifact) throws IOException, InterruptedException {
    JsonNode traffic = host.traffic();
    long bad = traffic.path(artifact).path("requests").asLong();
    // The same reading has to know the good release's traffic, or it would say nothing about this
    // one.
    boolean counted = traffic.path(GOOD).path("requests").asLong() > 0;
    String found = counted ? bad + " requests" : "the router counted nothing at all";
    end("what it got of the traffic", "0 requests", found, Instant.now());
  }

  private void forged() throws IOException, InterruptedException {
    Instant from = Instant.now();
    say("");
    say("* a forged webhook");
    int before = host.rollouts().size();
    var deployment = new Deployment(6666, "evil:1", "f".repeat(40), Instant.now());
    Delivery delivery = GitHub.created(deployment);
    int status =
        github.deliver(delivery, GitHub.signature(delivery.body(), "not the secret")).statusCode();
    int after = host.rollouts().size();
    say("    answered " + status + ", rollouts before " + before + ", after " + after);
    end(
        "a forged webhook",
        "401, +0 rollouts",
        status + ", +" + (after - before) + " rollouts",
        from);
  }

  private void redelivered() throws IOException, InterruptedException {
    Instant from = Instant.now();
    say("");
    say("* a redelivered webhook");
    // The good release's own success, word for word and under its own id, as GitHub's "Redeliver"
    // button sends it.
    Deployment deployment = good.deployment();
    Delivery delivery = good.succeeded();
    String id = id(deployment);
    long before = host.rollout(id).path("version").asLong();
    var answer = github.deliverWhole(delivery);
    var again = github.deliverWhole(delivery);
    long after = host.rollout(id).path("version").asLong();
    say(
        "    answered "
            + answer.statusCode()
            + " and "
            + again.statusCode()
            + ": "
            + again.body().strip());
    end(
        "a redelivered webhook",
        "skipped, +0 versions",
        (again.body().contains("skipped") ? "skipped" : "taken")
            + ", +"
            + (after - before)
            + " versions",
        from);
  }

  private void end(String title, String expected, String found, Instant from) {
    var took = Duration.between(from, Instant.now());
    end(new Scene(title, expected, found, expected.equals(found), took));
  }

  private void end(Scene scene) {
    scenes.add(scene);
    say(
        "    => "
            + scene.found()
            + (scene.asTold() ? "" : "   (expected " + scene.expected() + ")"));
  }

  private void say(String line) {
    out.println(line);
  }
}
