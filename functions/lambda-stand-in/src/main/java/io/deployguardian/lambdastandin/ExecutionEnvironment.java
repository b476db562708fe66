package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What Lambda calls an execution environment: one process that runs one invocation at a time. The
 * process is gone once this is closed, once the JVM ends, and, as its runtime API is gone with the
 * JVM, even if that is killed.
 */
public final class ExecutionEnvironment implements AutoCloseable {

  private final FunctionConfiguration configuration;
  private final RuntimeApi api;
  private final Process process;
  private final Duration start;
  private final Path log;
  private final long logged;
  private final Thread atExit = new Thread(this::end, "ends-a-function");

  ExecutionEnvironment(
      FunctionConfiguration configuration,
      RuntimeApi api,
      Process process,
      Duration start,
      Path log,
      long logged) {
    this.configuration = configuration;
    this.api = api;
    this.process = process;
    this.start = start;
    this.log = log;
    this.logged = logged;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** From the start of the process to its first poll. */
  public Duration start() {
    return start;
  }

  /** Of all processors together, so far; unlike the clock it hardly minds what else runs here. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public long residentKilobytes() throws IOException {
    return ResidentMemory.kilobytesOf(process.pid());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** What the process wrote since it was started. */
  public String log() {
    return Start.read(log, logged);
  }

  /** A process that takes longer than the function's timeout is ended, as Lambda does it. */
  public synchronized Outcome invoke(String payload) {
    var limit = configuration.timeout();
    var invocation = new Invocation(payload, Instant.now().plus(limit));
    process
        .onExit()
        .thenAccept(
            gone ->
                invocation.failed(
                    "Runtime.ExitError",
                    "Runtime exited with error: exit status " + gone.exitValue()));
    api.submit(invocation);
    var late = timedOut(invocation.id());
    var outcome =
        invocation
            .outcome()
            .completeOnTimeout(late, limit.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (outcome == late) {
      end();
    }
    return outcome;
  }

  private Outcome timedOut(String id) {
    var limit = configuration.timeout();
    return Outcome.failed(
        "Sandbox.Timedout",
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            id,
            limit.toMillis() / 1000.0),
        limit);
  }

  private void end() {
    process.destroyForcibly();
    api.close();
  }

  @Override
  public void close() {
    end();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook with it.
    }
  }
}
