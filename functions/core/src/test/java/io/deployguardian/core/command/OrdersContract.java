package io.deployguardian.core.command;

import static io.deployguardian.core.rollout.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Order.Status;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Orders} passes. */
public abstract class OrdersContract {

  private Orders orders;

  protected abstract Orders empty();

  @BeforeEach
  void start() {
    orders = empty();
  }

  @Test
  void knows_nothing_that_nobody_wrote() {
    assertThat(orders.find(new OrderId(4711, 1))).isEmpty();
    assertThat(orders.due(NOON.plusSeconds(99), 10)).isEmpty();
  }

  @Test
  void keeps_an_order_in_each_status_as_it_was_given() {
    var statuses =
        List.of(
            new Status.CarriedOut("Done: `hold`\n\n<!-- \"it\" -->", 3, NOON.plusSeconds(5)),
            new Status.Replied(NOON.plusSeconds(6)),
            new Status.Ignored("a stranger wrote it", NOON.plusNanos(7)),
            new Status.GivenUp("GitHub refuses", NOON.plusNanos(8)));
    Order order = orders.commit(received(1, NOON)).orElseThrow();
    assertThat(order.version()).isEqualTo(1);
    for (Status status : statuses) {
      Order kept = orders.commit(new Order(order.given(), order.version(), status)).orElseThrow();
      assertThat(kept).isEqualTo(new Order(order.given(), order.version() + 1, status));
      assertThat(orders.find(order.id())).contains(kept);
      order = kept;
    }
  }

  @Test
  void takes_a_comment_once() {
    orders.commit(received(1, NOON));
    assertThat(orders.commit(received(1, NOON.plusSeconds(1)))).isEmpty();
    assertThat(orders.find(new OrderId(4711, 1)).orElseThrow().status())
        .isEqualTo(new Status.Received(1, NOON));
  }

  @Test
  void an_order_that_moved_is_not_written() {
    Order read = orders.commit(received(1, NOON)).orElseThrow();
    Order kept = orders.commit(read.replied(NOON)).orElseThrow();
    assertThat(orders.commit(read.ignored("late", NOON))).isEmpty();
    assertThat(orders.find(read.id())).contains(kept);
  }

  @Test
  void lists_what_is_due_oldest_first_and_nothing_that_is_over() {
    Order late = orders.commit(received(1, NOON.plusSeconds(20))).orElseThrow();
    Order early = orders.commit(received(2, NOON.plusSeconds(10))).orElseThrow();
    assertThat(orders.due(NOON.plusSeconds(9), 10)).isEmpty();
    assertThat(orders.due(NOON.plusSeconds(10), 10)).containsExactly(early.id());
    assertThat(orders.due(NOON.plusSeconds(20), 10)).containsExactly(early.id(), late.id());
    assertThat(orders.due(NOON.plusSeconds(20), 1)).containsExactly(early.id());
    orders.commit(early.replied(NOON));
    orders.commit(late.ignored("a stranger wrote it", NOON));
    assertThat(orders.due(NOON.plusSeconds(99), 10)).isEmpty();
  }

  private static Order received(long comment, Instant dueAt) {
    var id = new EventId("4711/comment/" + comment);
    var origin = new Origin(id, NOON, 4711, "octo-org/shop", "ab");
    var given =
        new Event.CommandGiven(origin, comment, 218, true, "mona", "/guardian hold \"`it`\"");
    return new Order(given, 0, new Status.Received(1, dueAt));
  }
}
