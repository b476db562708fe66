package io.deployguardian.aws.bus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deployguardian.wire.json.DomainJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * An event's item in the table, as its stream or a read shows it: attributes by name, strings and
 * numbers as text.
 *
 * <p>The event's body is passed on as it was written, so a relay that is older than a function in
 * front of it relays that function's new events as well.
 */
public record EventItem(Map<String, String> attributes) {

  public static final String PARTITION = "pk";
  public static final String SORT = "sk";
  public static final String ID = "id";
  public static final String TYPE = "type";
  public static final String AT = "at";
  public static final String TRACE = "trace";
  public static final String BODY = "body";

  /** There until the event is relayed. */
  public static final String PENDING = "pending";

  /** Every event's sort key starts with it, and no other item's. */
  public static final String PREFIX = "EVENT#";

  static final int MOST_BYTES = 32 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What reading an item gave. */
  sealed interface Decoded {

    record Readable(Entry entry) implements Decoded {}

    record Unreadable(String why) implements Decoded {}
  }

  public EventItem {
    attributes = Map.copyOf(attributes);
  }

  public String partition() {
    return attributes.getOrDefault(PARTITION, "");
  }

  public String sort() {
    return attributes.getOrDefault(SORT, "");
  }

  public boolean isPending() {
    return attributes.containsKey(PENDING);
  }

  boolean isEvent() {
    return sort().startsWith(PREFIX);
  }

  /** For the dead letters. */
  String json() {
    return DomainJson.tree(attributes).toString();
  }

  Decoded decode() {
    for (String name : new String[] {ID, TYPE, AT, BODY}) {
      if (attributes.getOrDefault(name, "").isBlank()) {
        return new Decoded.Unreadable(name + ": found nothing");
      }
    }
    try {
      return decode(Instant.parse(attributes.get(AT)));
    } catch (DateTimeException e) {
      return new Decoded.Unreadable(AT + ": found " + attributes.get(AT) + ", expected a time");
    }
  }

  private Decoded decode(Instant at) {
    var entry =
        new Entry(
            attributes.get(ID),
            Entry.SOURCE,
            attributes.get(TYPE),
            attributes.get(BODY),
            at,
            attributes.getOrDefault(TRACE, ""));
    if (entry.detailBytes() >= MOST_BYTES) {
      return new Decoded.Unreadable(
          BODY + ": found " + entry.detailBytes() + " bytes, expected less than " + MOST_BYTES);
    }
    return isObject(entry.detail())
        ? new Decoded.Readable(entry)
        : new Decoded.Unreadable(BODY + ": found something else, expected a JSON object");
  }

  private static boolean isObject(String body) {
    try {
      return JSON.readTree(body).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}
