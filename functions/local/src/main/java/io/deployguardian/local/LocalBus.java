package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.bus.Bus;
import io.deployguardian.aws.bus.DeadLetters;
import io.deployguardian.aws.bus.Entry;
import io.deployguardian.aws.bus.Put;
import io.deployguardian.wire.door.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * EventBridge, the rules and Lambda's asynchronous invoke in one: an entry is matched, delivered,
 * tried twice more, and ends in the dead letters. An entry counts as accepted once each target had
 * it, so a host that is killed before that finds it still pending when it starts again.
 */
final class LocalBus implements Bus {

  /** As Lambda does for asynchronous invokes, with shorter pauses. */
  private static final int ATTEMPTS = 3;

  private final List<Rule> rules;
  private final Functions functions;
  private final DeadLetters deadLetters;
  private final Duration pause;
  private final Watch watch;

  LocalBus(
      List<Rule> rules, Functions functions, DeadLetters deadLetters, Duration pause, Watch watch) {
    this.rules = rules;
    this.functions = functions;
    this.deadLetters = deadLetters;
    this.pause = pause;
    this.watch = watch;
  }

  @Override
  public List<Put> put(List<Entry> entries) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Put>> puts =
          entries.stream()
              .map(entry -> CompletableFuture.supplyAsync(() -> put(entry), threads))
              .toList();
      return puts.stream().map(CompletableFuture::join).toList();
    }
  }

  private Put put(Entry entry) {
    JsonNode envelope = Envelope.of(entry);
    String text = envelope.toString();
    for (Rule rule : rules) {
      if (rule.matches(text) && !delivered(rule.function(), envelope)) {
        return new Put.Refused("the host is stopping");
      }
    }
    return new Put.Accepted();
  }

  /** False only if the host stops meanwhile. */
  private boolean delivered(String function, JsonNode envelope) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        functions.invoke(function, envelope);
        return true;
      } catch (RuntimeException e) {
        watch.failed(function + ", attempt " + attempt, e);
        if (attempt == ATTEMPTS) {
          deadLetters.put(function, envelope.toString(), e.toString());
          return true;
        }
        if (!slept(attempt)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean slept(int attempt) {
    try {
      Thread.sleep(pause.multipliedBy(attempt));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
