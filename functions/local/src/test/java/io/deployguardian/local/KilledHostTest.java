package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.Pipelines.Told;
import io.deployguardian.wire.json.DomainJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments, each followed by a restart on the same data. */
@Tag("slow")
class KilledHostTest {

  private static final int KILLS = Integer.getInteger("deployguardian.kills", 4);
  private static final Set<String> ENDED = Set.of("Promoted", "RolledBack", "Superseded");

  private final long seed = Long.getLong("deployguardian.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Recovery recovery = new Recovery();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void every_accepted_delivery_ends_rightly_however_often_the_host_is_killed() {
    System.out.println(KILLS + " kills, -Ddeployguardian.kills.seed=" + seed + ", in " + folder);
    TestPlan.in(folder);
    try (var host = new HostProcess(folder)) {
      host.startAndWait();
      var pipelines = new Pipelines(host.caller(), random);
      pipelines.firstReleases();
      for (int kill = 1; kill <= KILLS; kill++) {
        String moment = killAtSomeMoment(host, pipelines);
        Instant restart = Instant.now();
        Duration ready = host.startAndWait();
        recovery.restarted(restart, ready);
        assertNothingAcceptedIsLost(host, pipelines);
        System.out.printf(
            "kill %d of %d, %s: answers again after %d ms%n",
            kill, KILLS, moment, ready.toMillis());
        pipelines.redeliver();
      }
      assertAllEndedRightly(host, pipelines);
      pipelines
          .all()
          .forEach(told -> recovery.read(host.caller().rollout(told.deployed()).path("timeline")));
    }
    System.out.println(recovery);
  }

  @Test
  void a_stop_that_was_answered_survives_the_kill_right_after_it() {
    TestPlan.in(folder);
    try (var host = new HostProcess(folder)) {
      for (int kill = 0; kill < Math.max(2, KILLS / 2); kill++) {
        host.startAndWait();
        Deployed place = Deployed.first();
        turn(host, place, "stopped");
        host.kill();

        host.startAndWait();

        host.caller().deliver(place.created());
        String refused =
            host.caller()
                .invoke(
                    "rollback",
                    "{\"rollout\": \"" + place.rollout() + "\", \"reason\": \"a test\"}")
                .body();
        assertThat(refused).contains("the guardian is stopped for " + place.route());
        host.kill();
      }
    }
  }

  private static void turn(HostProcess host, Deployed where, String mode) {
    host.caller()
        .invoke(
            "canary-evaluation",
            """
            {"switch": {"mode": "%s", "repository": %d, "service": "shop", "environment": "%s",
              "by": "mona", "reason": "a test says so"}}"""
                .formatted(mode, where.repository(), where.environment()));
  }

  private String killAtSomeMoment(HostProcess host, Pipelines pipelines) {
    Runnable kill = host::kill;
    Runnable nothing = () -> {};
    Told next = pipelines.next();
    switch (random.nextInt(5)) {
      case 0 -> {
        pipelines.tell(next, kill, nothing);
        return "right after the 202 of one delivery";
      }
      case 1 -> {
        pipelines.tell(next, nothing, kill);
        return "right after the 202 of both deliveries";
      }
      case 2 -> {
        // In the middle of a delivery, so that nobody knows whether it was accepted.
        int millis = random.nextInt(60);
        Thread killer = Thread.ofVirtual().start(() -> killAfter(host, millis));
        pipelines.tell(next, nothing, nothing);
        join(killer);
        return "while deliveries were under way";
      }
      case 3 -> {
        pipelines.tell(next, nothing, nothing);
        host.kill();
        host.start();
        int millis = random.nextInt(2_000);
        killAfter(host, millis);
        return "twice, " + millis + " ms into the start";
      }
      default -> {
        pipelines.tell(next, nothing, nothing);
        int millis = random.nextInt(6_000);
        killAfter(host, millis);
        return millis + " ms after the deliveries";
      }
    }
  }

  private static void killAfter(HostProcess host, int millis) {
    Eventually.pause(Duration.ofMillis(millis));
    host.kill();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void assertNothingAcceptedIsLost(HostProcess host, Pipelines pipelines) {
    for (Told told : pipelines.all()) {
      JsonNode rollout = host.caller().rollout(told.deployed());
      if (told.createdAccepted() || told.succeededAccepted()) {
        assertThat(rollout.has("state")).as("seed %d: %s is there", seed, told).isTrue();
      }
      if (told.succeededAccepted()) {
        assertThat(rollout.path("timeline").toString())
            .as("seed %d: %s is published, or too late for that", seed, told)
            .containsAnyOf("SUCCEEDED", "superseded");
      }
    }
  }

  private void assertAllEndedRightly(HostProcess host, Pipelines pipelines) {
    for (Told told : pipelines.all()) {
      String state = Eventually.see(() -> host.caller().stateOf(told.deployed()), ENDED::contains);
      JsonNode rollout = host.caller().rollout(told.deployed());
      List<String> decisions = rollout.path("timeline").findValuesAsText("decision");
      if (told.good()) {
        assertThat(state).as("seed %d: %s", seed, rollout).isIn("Promoted", "Superseded");
      } else {
        assertThat(decisions).as("seed %d: %s", seed, rollout).doesNotContain("promoted");
        assertThat(state).as("seed %d: %s", seed, rollout).isIn("RolledBack", "Superseded");
      }
      assertThat(
              decisions.stream()
                  .filter(
                      d ->
                          d.startsWith("register")
                              || d.endsWith("on arrival: a newer deployment is known")))
          .as("seed %d: registered once: %s", seed, rollout)
          .hasSize(1);
    }
    pipelines.newest().forEach(newest -> assertRuled(host, newest));
    Set<String> expected = new HashSet<>();
    pipelines.all().forEach(told -> expected.add(told.deployed().rollout()));
    List<String> found =
        host.caller().get("/rollouts").json().path("rollouts").findValuesAsText("rollout");
    assertThat(found)
        .as("seed %d", seed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(decisionIds(host)).as("seed %d", seed).doesNotHaveDuplicates();
  }

  /** The newest deployment of each place has the last word on its traffic. */
  private void assertRuled(HostProcess host, Told newest) {
    JsonNode rollout = host.caller().rollout(newest.deployed());
    assertThat(rollout.path("state").asText())
        .as("seed %d: %s", seed, rollout)
        .isEqualTo(newest.good() ? "Promoted" : "RolledBack");
    String ruling =
        newest.good() ? newest.deployed().artifact() : rollout.at("/restored/artifact").asText();
    assertThat(ruling).as("seed %d: %s", seed, rollout).startsWith("good:");
    assertThat(Weighed.read(host.caller().weights(newest.deployed())))
        .as("seed %d: %s", seed, rollout)
        .isEqualTo(Map.of(ruling, 100));
  }

  private static List<String> decisionIds(HostProcess host) {
    return host.caller()
        .get("/decisions.jsonl")
        .body()
        .lines()
        .map(line -> DomainJson.readStrictly(line, JsonNode.class))
        .map(line -> line.path("rollout").asText() + "@" + line.path("iteration").asText())
        .toList();
  }
}
