package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.StreamRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A table's stream, read as Lambda's poller would, for the local host. It starts at the newest
 * record: what was written before is still pending, and the relay's own schedule finds it.
 */
public final class TableStream implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(40);

  /** How many empty rounds pass before new shards are looked for. */
  private static final int ROUNDS_PER_LOOK = 250;

  private final DynamoDbClient tables;
  private final DynamoDbStreamsClient streams;
  private final String table;
  private final Map<String, String> iterators = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private Thread reader;

  public TableStream(DynamoDbClient tables, DynamoDbStreamsClient streams, String table) {
    this.tables = tables;
    this.streams = streams;
    this.table = table;
  }

  /** When this returns, each later write will reach {@code consumer}. */
  public void start(Consumer<List<StreamRecord>> consumer) {
    String stream = tables.describeTable(t -> t.tableName(table)).table().latestStreamArn();
    openShards(stream, ShardIteratorType.LATEST);
    reader = Thread.ofVirtual().name("table-stream").start(() -> read(stream, consumer));
  }

  private void read(String stream, Consumer<List<StreamRecord>> consumer) {
    try {
      for (long round = 1; !Thread.currentThread().isInterrupted(); round++) {
        if (iterators.isEmpty() || round % ROUNDS_PER_LOOK == 0) {
          openShards(stream, ShardIteratorType.TRIM_HORIZON);
        }
        Set.copyOf(iterators.keySet()).forEach(shard -> readShard(shard, consumer));
        // A stream is polled: DynamoDB pushes to nobody but a Lambda function.
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readShard(String shard, Consumer<List<StreamRecord>> consumer) {
    try {
      GetRecordsResponse response = streams.getRecords(r -> r.shardIterator(iterators.get(shard)));
      if (response.nextShardIterator() == null) {
        iterators.remove(shard);
      } else {
        iterators.put(shard, response.nextShardIterator());
      }
      if (!response.records().isEmpty()) {
        consumer.accept(response.records().stream().map(StreamRecord::of).toList());
      }
    } catch (SdkException e) {
      // An expired iterator or a store that is going down: what was missed is still pending.
      iterators.remove(shard);
      known.remove(shard);
    }
  }

  private void openShards(String stream, ShardIteratorType from) {
    try {
      for (Shard shard :
          streams.describeStream(d -> d.streamArn(stream)).streamDescription().shards()) {
        if (known.add(shard.shardId())) {
          iterators.put(
              shard.shardId(),
              streams
                  .getShardIterator(
                      i -> i.streamArn(stream).shardId(shard.shardId()).shardIteratorType(from))
                  .shardIterator());
        }
      }
    } catch (SdkException e) {
      // Tried again in the next round.
      iterators.clear();
      known.clear();
    }
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.interrupt();
    }
    streams.close();
  }
}
