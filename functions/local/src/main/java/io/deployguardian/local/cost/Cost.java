package io.deployguardian.local.cost;

import java.nio.file.Path;
import java.time.Duration;

/** {@code scripts/cost}. */
public final class Cost {
  private Cost() {}

  public static void main(String... arguments) throws Exception {
    String plan = java.nio.file.Files.readString(Path.of(arguments[0]));
    try (var play =
        new Play(Path.of(System.getProperty("deployguardian.events", "events")), plan)) {
      long t = System.nanoTime();
      play.deployment();
      System.out.println("first " + (System.nanoTime() - t) / 1e9);
      t = System.nanoTime();
      show(play.idle(Duration.ofMinutes(60)));
      System.out.println("idle " + (System.nanoTime() - t) / 1e9);
      t = System.nanoTime();
      var d = play.deployment();
      show(d.usage());
      System.out.println(d.took() + " " + (System.nanoTime() - t) / 1e9);
    }
    System.exit(0);
  }

  static void show(Usage u) {
    u.lines().entrySet().stream()
        .map(
            e ->
                e.getKey().agent()
                    + " "
                    + e.getKey().cause()
                    + " "
                    + e.getKey().unit()
                    + " "
                    + e.getValue())
        .sorted()
        .forEach(System.out::println);
    u.metricHours().forEach((k, v) -> System.out.println(k + " " + v));
  }
}
