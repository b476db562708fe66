package io.deployguardian.local;

import io.deployguardian.core.rollout.Mode;
import io.deployguardian.wire.github.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** A host in this JVM, on any free port, on data of its own. */
final class RunningHost implements AutoCloseable {

  /** What a minute of a schedule takes. */
  static final Duration TICK = Duration.ofMillis(200);

  private final Path folder;
  private final Optional<Path> plan;
  private final Mode mode;
  private LocalHost host;
  private Caller caller;

  private RunningHost(Path folder, Optional<Path> plan, Mode mode) {
    this.folder = folder;
    this.plan = plan;
    this.mode = mode;
    start();
  }

  static RunningHost guarding() {
    return in(Mode.GUARDING);
  }

  static RunningHost in(Mode mode) {
    Path folder = newFolder();
    return new RunningHost(folder, Optional.of(TestPlan.in(folder)), mode);
  }

  static RunningHost withoutPlan() {
    return new RunningHost(newFolder(), Optional.empty(), Mode.GUARDING);
  }

  static RunningHost under(String planText) {
    Path folder = newFolder();
    return new RunningHost(folder, Optional.of(TestPlan.write(folder, planText)), Mode.GUARDING);
  }

  /** Ends it in good order and starts it again on the same data. */
  void restart() {
    host.close();
    start();
  }

  Caller caller() {
    return caller;
  }

  void changePlan(String text) {
    TestPlan.write(folder, text);
  }

  /** A known-good release to go back to, promoted by hand to save its soak. */
  Deployed baseline() {
    return baseline(Deployed.first());
  }

  Deployed baseline(Deployed first) {
    caller.publish(first.artifact(), 0, false);
    deploy(first);
    awaitState(first, "Soaking");
    say("canary-evaluation", "promote", first);
    awaitState(first, "Promoted");
    return first;
  }

  /** Both of GitHub's calls. */
  void deploy(Deployed deployed) {
    Stream.of(deployed.created(), deployed.succeeded())
        .map(caller::deliver)
        .filter(answer -> answer.status() != 202)
        .forEach(
            answer -> {
              throw new AssertionError("found " + answer + ", expected 202");
            });
  }

  Caller.Answer say(String function, String word, Deployed about) {
    return caller.invoke(
        function,
        """
        {"%s": {"rollout": "%s", "by": "mona", "reason": "a test says so"}}"""
            .formatted(word, about.rollout()));
  }

  void switchTo(Mode wanted, Deployed where) {
    caller.invoke(
        "canary-evaluation",
        """
        {"switch": {"mode": "%s", "repository": %d, "service": "shop", "environment": "%s",
          "by": "mona", "reason": "a test says so"}}"""
            .formatted(wanted.word(), where.repository(), where.environment()));
  }

  String awaitState(Deployed deployed, String... states) {
    return Eventually.see(() -> caller.stateOf(deployed), Set.of(states)::contains);
  }

  Map<String, Integer> weightsOf(Deployed deployed) {
    return Weighed.read(caller.weights(deployed));
  }

  private void start() {
    try {
      quietly();
      var options = new Options(0, folder, plan, TICK, mode, false);
      var signature = new WebhookSignature(Delivery.SECRET, Optional.empty());
      host = new LocalHost(options, Checkout.EVENTS, signature);
      caller = new Caller(host.base());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("guardian-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the hosts log is of interest only when a test fails. */
  private static void quietly() throws IOException {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      if (handler instanceof FileHandler) {
        return;
      }
      root.removeHandler(handler);
    }
    Files.createDirectories(Path.of("target"));
    var file = new FileHandler("target/hosts-of-the-tests.log");
    file.setFormatter(new SimpleFormatter());
    file.setLevel(Level.INFO);
    root.addHandler(file);
  }

  @Override
  public void close() {
    host.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
