package io.deployguardian.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * DynamoDB Local with its streams, on a free port of the loopback interface. Any credentials and
 * any region see the same tables.
 *
 * <pre>{@code
 * try (var dynamoDb = EmbeddedDynamoDb.inMemory()) {
 *   var client = DynamoDbClient.builder().endpointOverride(dynamoDb.endpoint())...
 * }
 * }</pre>
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final DynamoDbLocalServer server;

  private EmbeddedDynamoDb(DynamoDbLocalServer server) {
    this.server = server;
  }

  /** Forgets everything when it is closed. */
  public static EmbeddedDynamoDb inMemory() {
    return start(null);
  }

  /** Keeps its tables in a folder, which must exist; one process at a time may have it open. */
  public static EmbeddedDynamoDb at(Path folder) {
    return start(folder.toAbsolutePath().toString());
  }

  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static EmbeddedDynamoDb start(String folder) {
    var jars = DynamoDbLocalJars.shared();
    var starting = new FutureTask<>(() -> DynamoDbLocalServer.start(jars, folder));
    Thread.ofPlatform().daemon().name("dynamodb-local-start").start(starting);
    try {
      return new EmbeddedDynamoDb(starting.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "DynamoDB Local did not start within " + START_LIMIT.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("DynamoDB Local did not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local started", e);
    }
  }
}
