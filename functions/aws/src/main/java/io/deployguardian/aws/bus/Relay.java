package io.deployguardian.aws.bus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes events from the table to the bus. It is the only publisher, so there is no dual write: what
 * isn't put now stays pending, and is put by the next try.
 */
public final class Relay {

  /** PutEvents takes 256 KB per call; the rest is room for what is around the details. */
  private static final int MOST_BYTES_PER_CALL = 224 * 1024;

  private final Bus bus;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final InstantSource clock;

  /** An event on its way. {@code sequenceNumber} is empty where it doesn't come from the stream. */
  private record Parcel(EventItem item, Entry entry, String sequenceNumber) {}

  /**
   * What became of a batch.
   *
   * @param failed the stream's sequence numbers of what has to be tried again, in the stream's
   *     order; Lambda goes on from the first of them
   */
  public record Relayed(int put, int deadLettered, int refused, List<String> failed) {
    public Relayed {
      failed = List.copyOf(failed);
    }
  }

  public Relay(Bus bus, Outbox outbox, DeadLetters deadLetters, InstantSource clock) {
    this.bus = bus;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /**
   * Puts the events among the stream's records. Only inserts: removing {@code pending} shows up
   * there, too.
   */
  public Relayed relay(List<StreamRecord> records) {
    var tally = new Tally();
    var parcels = new ArrayList<Parcel>();
    for (StreamRecord record : records) {
      if (isUndecodable(record)) {
        deadLetters.put("stream-record", record.toString(), "found no image, expected an insert's");
        tally.deadLettered++;
      } else if (record.isInsert() && record.item().isEvent()) {
        parcel(record.item(), record.sequenceNumber(), tally).ifPresent(parcels::add);
      }
    }
    return put(parcels, tally);
  }

  /** Puts what stayed pending since before {@code olderThan}; the stream had its chance. */
  public Relayed reput(Instant olderThan, int limit) {
    var tally = new Tally();
    var parcels =
        outbox.pending(olderThan, limit).stream()
            .flatMap(item -> parcel(item, "", tally).stream())
            .toList();
    return put(parcels, tally);
  }

  private static boolean isUndecodable(StreamRecord record) {
    return record.isUnknown() || record.isInsert() && record.item().partition().isEmpty();
  }

  private Optional<Parcel> parcel(EventItem item, String sequenceNumber, Tally tally) {
    return switch (item.decode()) {
      case EventItem.Decoded.Readable readable ->
          Optional.of(new Parcel(item, readable.entry(), sequenceNumber));
      case EventItem.Decoded.Unreadable unreadable -> {
        bury(item, unreadable.why(), tally);
        yield Optional.empty();
      }
    };
  }

  private Relayed put(List<Parcel> parcels, Tally tally) {
    // All of them, even after a refusal: one entry that the bus refuses for long must not stop the
    // others.
    for (List<Parcel> batch : batches(parcels)) {
      List<Put> answers = bus.put(batch.stream().map(Parcel::entry).toList());
      for (int i = 0; i < batch.size(); i++) {
        settle(batch.get(i), answers.get(i), tally);
      }
    }
    return tally.relayed();
  }

  private void settle(Parcel parcel, Put answer, Tally tally) {
    switch (answer) {
      case Put.Accepted accepted -> {
        outbox.relayed(parcel.item(), clock.instant());
        tally.put++;
      }
      case Put.Rejected rejected -> bury(parcel.item(), rejected.why(), tally);
      case Put.Refused refused -> {
        tally.refused++;
        if (!parcel.sequenceNumber().isEmpty()) {
          tally.failed.add(parcel.sequenceNumber());
        }
      }
    }
  }

  private void bury(EventItem item, String why, Tally tally) {
    deadLetters.put("event", item.json(), why);
    outbox.relayed(item, clock.instant());
    tally.deadLettered++;
  }

  private static List<List<Parcel>> batches(List<Parcel> parcels) {
    List<List<Parcel>> batches = new ArrayList<>();
    List<Parcel> batch = new ArrayList<>();
    int bytes = 0;
    for (Parcel parcel : parcels) {
      int size = parcel.entry().detailBytes();
      if (batch.size() == Bus.MOST || bytes + size > MOST_BYTES_PER_CALL) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(parcel);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static final class Tally {
    private int put;
    private int deadLettered;
    private int refused;
    private final List<String> failed = new ArrayList<>();

    Relayed relayed() {
      return new Relayed(put, deadLettered, refused, failed);
    }
  }
}
