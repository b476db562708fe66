package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process from its start to its first poll. */
final class Start {

  /** Lambda gives it 10 seconds; a busy machine may take longer, and is told so by the figure. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Start() {}

  static Started of(PackagedFunction function, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    long logged = Files.exists(log) ? Files.size(log) : 0;
    var api = RuntimeApi.start(function.configuration().arn());
    long from = System.nanoTime();
    Process process;
    try {
      var command = function.process(api.authority());
      process = command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    } catch (IOException e) {
      api.close();
      throw e;
    }
    Optional<String> error = await(api, process);
    var took = Duration.ofNanos(System.nanoTime() - from);
    var environment =
        new ExecutionEnvironment(function.configuration(), api, process, took, log, logged);
    if (error.isEmpty()) {
      return new Started.Ready(environment);
    }
    environment.close();
    return new Started.Broken(Outcome.failed(error.get(), took), environment.log());
  }

  private static Optional<String> await(RuntimeApi api, Process process) {
    var ended = process.onExit().thenApply(gone -> Optional.of(exit(gone)));
    try {
      return CompletableFuture.anyOf(api.initialised(), ended)
          .thenApply(first -> api.initialised().getNow(ended.getNow(Optional.empty())))
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Optional.of(
          error("Sandbox.Timedout", "found no poll within " + LIMIT.toSeconds() + " seconds"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the start of a process was not followed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(error("Sandbox.Failure", "interrupted"));
    }
  }

  private static String exit(Process gone) {
    return error("Runtime.ExitError", "Runtime exited with error: exit status " + gone.exitValue());
  }

  private static String error(String type, String message) {
    return Outcome.failed(type, message, Duration.ZERO).payload();
  }

  static String read(Path log, long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      int start = (int) Math.min(from, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
