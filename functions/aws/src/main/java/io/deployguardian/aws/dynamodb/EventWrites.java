package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.EventItem;
import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.json.EventJson;

/** An event as an item of the outbox, its body ready for the bus. */
final class EventWrites {
  static final String PENDING = "PENDING";

  private EventWrites() {}

  static Item pending(Key key, Event event) {
    Item item =
        Item.at(key)
            .with(EventItem.ID, event.id().value())
            .with(EventItem.TYPE, event.type())
            .with(EventItem.AT, event.at())
            .with(EventItem.BODY, DomainJson.write(EventJson.of(event).detail()))
            .in(Index.PENDING, PENDING, event.at());
    return switch (event) {
      case Event.OfRollout told -> item.with(EventItem.TRACE, told.about().trace());
      case Event.OfRepository told -> item.with(EventItem.TRACE, told.origin().trace());
      case Event.AuditCompleted audit -> item;
    };
  }
}
