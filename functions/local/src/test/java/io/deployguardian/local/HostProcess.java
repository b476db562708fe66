package io.deployguardian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A host in a JVM of its own, started as {@code scripts/local} does, so that it can be killed. */
final class HostProcess implements AutoCloseable {

  private final int port = freePort();
  private final Path folder;
  private final Caller caller = new Caller(URI.create("http://127.0.0.1:" + port));
  private Process process;
  private Instant started = Instant.now();

  /**
   * @param folder of its data, its log and {@code plan.yml}
   */
  HostProcess(Path folder) {
    this.folder = folder;
  }

  Caller caller() {
    return caller;
  }

  void start() {
    started = Instant.now();
    try {
      var builder =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
      builder.environment().put("GITHUB_WEBHOOK_SECRET", Delivery.SECRET);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits until it answers; how long that took. */
  Duration startAndWait() {
    start();
    Eventually.see(this::isReady, ready -> ready);
    return Duration.between(started, Instant.now());
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the host ended by itself with " + process.exitValue() + ", see " + folder);
    }
    try {
      return caller.get("/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** {@code kill -9}. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As Ctrl-C or a service manager ends it. */
  void stop() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private List<String> command() {
    return command(
        Checkout.EVENTS,
        "--port",
        String.valueOf(port),
        "--data",
        folder.resolve("data").toString(),
        "--plan",
        folder.resolve("plan.yml").toString());
  }

  static List<String> command(Path events, String... options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    line.add("-Djdk.httpclient.allowRestrictedHeaders=host");
    line.add("-Ddeployguardian.events=" + events);
    line.add(
        "-Ddeployguardian.dynamodb.local="
            + System.getProperty(
                "deployguardian.dynamodb.local",
                Checkout.TOP.resolve("functions/dynamodb-local/target/lib").toString()));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalHost.class.getName()));
    line.addAll(List.of(options));
    return line;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
