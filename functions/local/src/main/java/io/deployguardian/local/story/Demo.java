package io.deployguardian.local.story;

import io.deployguardian.core.rollout.Mode;
import io.deployguardian.local.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * {@code scripts/demo}: starts a local host on fresh data, plays the story, and says whether it
 * went as told.
 */
public final class Demo {

  private static final String SECRET = "demo-secret";

  private Demo() {}

  /**
   * @param arguments {@code --keep} leaves the host running; {@code --observe-only} plays that
   *     story instead
   */
  public static void main(String... arguments) throws Exception {
    Set<String> options = Set.of(arguments);
    Path data = Files.createTempDirectory("deploy-guardian-demo");
    boolean observing = options.contains("--observe-only");
    Instant from = Instant.now();
    boolean good;
    String plan = Files.readString(plan());
    var host = LocalHost.forDemo(data, observing ? Mode.OBSERVE_ONLY : Mode.GUARDING, SECRET);
    System.out.println("Deploy Guardian at " + host.base() + ", data and log in " + data);
    var repository = new ShopRepository(host.gitHub().orElseThrow(), plan);
    var story =
        new Story(new GitHub(host.base(), SECRET), repository, new Host(host.base()), System.out);
    List<Scene> scenes = observing ? story.observe() : story.play();
    good = table(scenes, Duration.between(from, Instant.now()));
    if (options.contains("--keep")) {
      System.out.println("The host keeps running at " + host.base() + "; Ctrl-C stops it.");
      System.out.println("Webhook secret: " + SECRET);
      new CountDownLatch(1).await();
    }
    host.close();
    if (good) {
      delete(data);
    } else {
      System.out.println("what happened is in " + data);
    }
    System.exit(good ? 0 : 1);
  }

  private static Path plan() {
    return Path.of(System.getProperty("deployguardian.demo.plan", "functions/local/demo-plan.yml"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean table(List<Scene> scenes, Duration all) {
    System.out.println();
    System.out.printf("%-68s %-22s %8s%n", "scene", "ended", "took");
    System.out.println("-".repeat(100));
    for (Scene scene : scenes) {
      System.out.printf(
          "%-68s %-22s %6.2f s%s%n",
          scene.title(),
          scene.found(),
          scene.took().toMillis() / 1000.0,
          scene.asTold() ? "" : "  <- expected " + scene.expected());
    }
    boolean good = scenes.stream().allMatch(Scene::asTold);
    System.out.println("-".repeat(100));
    System.out.printf(
        "%s, in %.0f s%n",
        good ? "every scene ended as told" : "NOT every scene ended as told",
        all.toMillis() / 1000.0);
    return good;
  }
}
