package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A comment that addresses the guardian, until it is answered. GitHub may be out of reach for as
 * long as it likes: each status but the last three is due, and whoever takes an order up moves its
 * due date first, so that nobody else works on it meanwhile.
 *
 * @param version for optimistic locking; 0 while it was never written
 */
public record Order(Event.CommandGiven given, long version, Status status) {

  /** What nobody could do for a day is not done any more: it would surprise people. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** Beyond this the longest pause holds anyway. */
  private static final int DOUBLINGS = 4;

  public Order {
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(status, "status");
  }

  /** How far it got. */
  public sealed interface Status {

    /** When somebody has to go on with it; empty once nothing is owed. */
    default Optional<Instant> due() {
      return switch (this) {
        case Received received -> Optional.of(received.dueAt());
        case CarriedOut done -> Optional.of(done.dueAt());
        case Replied replied -> Optional.empty();
        case Ignored ignored -> Optional.empty();
        case GivenUp lost -> Optional.empty();
      };
    }

    /** For logs and counters. */
    default String word() {
      return switch (this) {
        case Received received -> "received";
        case CarriedOut done -> "carried-out";
        case Replied replied -> "replied";
        case Ignored ignored -> "ignored";
        case GivenUp lost -> "given-up";
      };
    }

    /** Nothing was done about it yet. */
    record Received(int attempts, Instant dueAt) implements Status {}

    /** What it asked for is done, or can't be, and its author isn't known to have read that. */
    record CarriedOut(String reply, int attempts, Instant dueAt) implements Status {}

    record Replied(Instant at) implements Status {}

    /** Somebody who may not command wrote it: nothing happens, and nothing is said. */
    record Ignored(String why, Instant at) implements Status {}

    /** Nothing more happens, though its author may wait for it. */
    record GivenUp(String why, Instant at) implements Status {}
  }

  /** In hand from the start: whoever received it goes on at once. */
  static Order received(Event.CommandGiven given, Instant now) {
    var order = new Order(given, 0, new Status.Received(1, now.plus(pause(1))));
    return order.isOver(now) ? order.givenUp("it came more than a day late", now) : order;
  }

  public OrderId id() {
    return OrderId.of(given);
  }

  boolean isDue(Instant now) {
    return status.due().filter(due -> !due.isAfter(now)).isPresent();
  }

  private boolean isOver(Instant now) {
    return !now.isBefore(given.origin().at().plus(PATIENCE));
  }

  /** In somebody's hands until it is due again, or given up. */
  Order takenUp(Instant now) {
    return switch (status) {
      case Status.Received received when isOver(now) ->
          givenUp("for a day GitHub didn't say who wrote it, or about what", now);
      case Status.CarriedOut done when isOver(now) ->
          givenUp("it is carried out, and for a day GitHub took no reply", now);
      case Status.Received received -> {
        int attempts = received.attempts() + 1;
        yield with(new Status.Received(attempts, now.plus(pause(attempts))));
      }
      case Status.CarriedOut done -> {
        int attempts = done.attempts() + 1;
        yield with(new Status.CarriedOut(done.reply(), attempts, now.plus(pause(attempts))));
      }
      case Status.Replied replied -> this;
      case Status.Ignored ignored -> this;
      case Status.GivenUp lost -> this;
    };
  }

  Order carriedOut(String reply, Instant now) {
    return with(new Status.CarriedOut(reply, 1, now.plus(pause(1))));
  }

  Order replied(Instant now) {
    return with(new Status.Replied(now));
  }

  Order ignored(String why, Instant now) {
    return with(new Status.Ignored(why, now));
  }

  Order givenUp(String why, Instant now) {
    return with(new Status.GivenUp(why, now));
  }

  private Order with(Status next) {
    return new Order(given, version, next);
  }

  /** 1, 2, 4, 8 and then 15 minutes. */
  private static Duration pause(int attempts) {
    Duration doubled = Duration.ofMinutes(1L << Math.min(attempts - 1, DOUBLINGS));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
