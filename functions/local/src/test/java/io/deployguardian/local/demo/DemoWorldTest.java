package io.deployguardian.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorldTest {

  private static final URI BASE = URI.create("http://127.0.0.1:8080/");
  private static final Route ROUTE = new Route("42", "shop/web", "Prod EU+1 \u00e9");
  private static final Faults BAD = new Faults(0.25, Duration.ofMillis(120), true);

  @TempDir Path directory;

  @Test
  void state_survives_without_a_goodbye() {
    try (DemoWorld killed = world();
        DemoWorld next = afterChanges(killed)) {
      assertThat(next.router().read(ROUTE))
          .isEqualTo(new Weights(2, new TreeMap<>(Map.of("a:1", 70, "a:2", 30))));
      assertThat(next.router().write(ROUTE, Map.of("a:1", 100), 2))
          .isInstanceOf(Shift.Written.class);
      assertThat(WorldFile.open(directory).state().faults("a:2")).isEqualTo(BAD);
    }
  }

  // The first world is not closed before the second one opens: nothing may depend on an orderly
  // end.
  private DemoWorld afterChanges(DemoWorld killed) {
    killed.publish("a:2", BAD);
    killed.router().write(ROUTE, Map.of("a:1", 100), 0);
    killed.router().write(ROUTE, Map.of("a:1", 70, "a:2", 30), 1);
    return world();
  }

  @Test
  void the_url_of_a_version_is_the_same_after_a_restart() {
    try (DemoWorld before = world();
        DemoWorld after = world()) {
      assertThat(before.publish("arn:aws:x/7", Faults.NONE))
          .isEqualTo(after.urlOf("arn:aws:x/7"))
          .hasToString("http://127.0.0.1:8080/demo/releases/arn%3Aaws%3Ax%2F7");
    }
  }

  @Test
  void publishing_twice_is_publishing_once() throws IOException {
    try (DemoWorld world = world()) {
      world.publish("a:1", BAD);
      String once = content();
      world.publish("a:1", BAD);
      assertThat(content()).isEqualTo(once).contains("\"a:1\"");
    }
  }

  @Test
  void a_write_that_was_refused_is_not_kept() {
    try (DemoWorld world = world()) {
      world.router().write(ROUTE, Map.of("a:1", 100), 0);
      world.router().write(ROUTE, Map.of("a:2", 100), 0);
      assertThat(WorldFile.open(directory).state().routes().get(ROUTE).of("a:1")).isEqualTo(100);
    }
  }

  @Test
  void of_many_writers_on_one_revision_one_wins() {
    try (DemoWorld world = world()) {
      AtomicInteger winners = new AtomicInteger();
      try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 20; i++) {
          String artifact = "a:" + i;
          writers.execute(
              () -> {
                if (world.router().write(ROUTE, Map.of(artifact, 100), 0)
                    instanceof Shift.Written) {
                  winners.incrementAndGet();
                }
              });
        }
      }
      assertThat(winners).hasValue(1);
      assertThat(world.router().read(ROUTE).revision()).isEqualTo(1);
    }
  }

  @Test
  void a_foreign_file_is_named_and_left_alone() throws IOException {
    for (String foreign :
        new String[] {
          "not json",
          "{\"routes\":{\"1/2/3\":{\"revision\":1,\"weights\":{\"a\":1}}}}",
          "{\"routes\":{\"1/2\":{\"revision\":1,\"weights\":{\"a\":100}}}}",
          "{\"versions\":{\"a\":{\"errors\":7}}}",
          "{\"rotes\":{}}"
        }) {
      Files.writeString(directory.resolve("demo-world.json"), foreign);
      assertThatThrownBy(this::world)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("demo-world.json: ")
          .hasMessageContaining("expected");
      assertThat(content()).isEqualTo(foreign);
    }
  }

  @RepeatedTest(3)
  void what_was_answered_before_a_kill_is_there_after_it() throws Exception {
    Process victim =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long answered = 0;
    try (BufferedReader answers = victim.inputReader()) {
      while (answered < 50) {
        answered = Long.parseLong(answers.readLine());
      }
      // By its handle: the process's own method would also close the stream that we read on.
      victim.toHandle().destroyForcibly();
      for (String rest = answers.readLine(); rest != null; rest = answers.readLine()) {
        answered = rest.isEmpty() ? answered : Math.max(answered, Long.parseLong(rest));
      }
    }
    victim.waitFor();
    try (DemoWorld next = world()) {
      assertThat(next.router().read(ROUTE).revision()).isBetween(answered, answered + 1);
    }
  }

  /** Writes until it is killed and says which revision was answered. */
  static final class Victim {

    public static void main(String[] args) {
      DemoWorld world =
          new DemoWorld(Path.of(args[0]), BASE, Clock.systemUTC(), new Random(1), Rate.NONE);
      while (true) {
        Weights now = world.router().read(ROUTE);
        world.router().write(ROUTE, Map.of("a:1", 100), now.revision());
        System.out.println(now.revision() + 1);
      }
    }
  }

  private DemoWorld world() {
    return new DemoWorld(directory, BASE, Clock.systemUTC(), new Random(1), Rate.NONE);
  }

  private String content() throws IOException {
    return Files.readString(directory.resolve("demo-world.json"));
  }
}
