package io.deployguardian.lambdastandin;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One invocation on its way through a process. */
final class Invocation {

  private final String id = UUID.randomUUID().toString();
  private final String payload;
  private final Instant deadline;
  private final long from = System.nanoTime();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  Invocation(String payload, Instant deadline) {
    this.payload = payload;
    this.deadline = deadline;
  }

  String id() {
    return id;
  }

  String payload() {
    return payload;
  }

  Instant deadline() {
    return deadline;
  }

  /** Root only: nothing is sampled here. */
  String trace() {
    String hex = id.replace("-", "");
    return "Root=1-%s-%s;Sampled=0".formatted(hex.substring(0, 8), hex.substring(8));
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - from);
  }

  void answered(String body) {
    outcome.complete(Outcome.answered(body, took()));
  }

  void failed(String body) {
    outcome.complete(Outcome.failed(body, took()));
  }

  void failed(String type, String message) {
    outcome.complete(Outcome.failed(type, "RequestId: " + id + " Error: " + message, took()));
  }
}
