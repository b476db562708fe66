package io.deployguardian.core.command;

import io.deployguardian.core.command.Order.Status;
import io.deployguardian.core.command.Replies.Told;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Rollouts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes an order as far as it gets: received, carried out, replied. What is in the way is tried
 * again at its time; what is recorded is never done again.
 */
public final class Commands {

  private static final int MOST = 100;

  private final Orders orders;
  private final Answering answering;
  private final Replies replies;
  private final Inbox inbox;
  private final InstantSource clock;

  public Commands(
      Orders orders,
      People people,
      Places places,
      Replies replies,
      Hands hands,
      Rollouts rollouts,
      Inbox inbox,
      InstantSource clock) {
    this.orders = orders;
    this.answering = new Answering(people, places, rollouts, new Deeds(hands, rollouts, clock));
    this.replies = replies;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Somebody addressed us. A comment that is known is left to whoever has it in hand. */
  public Order given(Event.CommandGiven given) {
    return orders
        .commit(Order.received(given, clock.instant()))
        .map(this::goOn)
        .orElseGet(() -> look(OrderId.of(given)));
  }

  /** What somebody has to go on with. */
  public List<OrderId> due() {
    return orders.due(clock.instant(), MOST);
  }

  /** Goes on with an order if it is due; one worker at a time. */
  public Order look(OrderId id) {
    Order known = known(id);
    Instant now = clock.instant();
    return known.isDue(now) ? kept(known.takenUp(now)) : known;
  }

  private Order goOn(Order order) {
    return switch (order.status()) {
      case Status.Received received -> carryOut(order);
      case Status.CarriedOut done -> reply(order, done.reply());
      case Status.Replied replied -> order;
      case Status.Ignored ignored -> order;
      case Status.GivenUp lost -> order;
    };
  }

  private Order carryOut(Order order) {
    return switch (answering.carryOut(order.given())) {
      case Outcome.Reply reply -> kept(order.carriedOut(reply.text(), clock.instant()));
      case Outcome.Nothing nothing -> kept(order.ignored(nothing.why(), clock.instant()));
      case Outcome.Later later -> order;
      case Outcome.Refused refused -> refused(order, refused.doing(), refused.why());
    };
  }

  private Order reply(Order order, String text) {
    return switch (replies.reply(order.given(), text)) {
      case Told.Taken taken -> kept(order.replied(clock.instant()));
      case Told.Unavailable later -> order;
      case Told.Refused refused -> refused(order, "answer a command in a comment", refused.why());
    };
  }

  /** Asking again changes nothing until a person does something, who is told once a day. */
  private Order refused(Order order, String doing, String why) {
    Instant now = clock.instant();
    inbox.warnOfRefusal(order.given().origin(), doing, why, now);
    return kept(order.givenUp("GitHub refuses to let us " + doing + ": " + why, now));
  }

  /** What moved meanwhile is in somebody else's hands. */
  private Order kept(Order next) {
    return orders.commit(next).map(this::goOn).orElseGet(() -> known(next.id()));
  }

  private Order known(OrderId id) {
    return orders
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no order " + id));
  }
}
