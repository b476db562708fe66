package io.deployguardian.aws.dynamodb;

import static io.deployguardian.core.rollout.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Order;
import io.deployguardian.core.command.Order.Status;
import io.deployguardian.core.command.OrderId;
import io.deployguardian.core.command.Orders;
import io.deployguardian.core.command.OrdersContract;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DynamoOrdersTest extends OrdersContract {
  private final TestTable table = TestTable.create();
  private final Orders orders =
      new DynamoOrders(table.client(), table.name(), TestTable.RANDOM, () -> {});

  @Override
  protected Orders empty() {
    return orders;
  }

  @Test
  void are_keyed_by_where_they_were_written_and_kept_for_a_month() {
    orders.commit(received(5));
    assertThat(table.keys()).containsExactly("REPOSITORY#4711 / COMMAND#5");
    var item = table.items().get("REPOSITORY#4711 / COMMAND#5");
    assertThat(item.get("dueShard").s()).matches("COMMAND#[0-3]");
    assertThat(item.get("state").s()).isEqualTo("received");
    assertThat(item.get("expiresAt").n())
        .isEqualTo(Long.toString(NOON.plus(Duration.ofDays(30)).getEpochSecond()));
  }

  @Test
  void in_whichever_shard_they_are_they_are_found() {
    LongStream.range(1, 20).forEach(comment -> orders.commit(received(comment)));
    assertThat(orders.due(NOON, 100))
        .extracting(OrderId::comment)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(1, 20).boxed().toList());
  }

  private static Order received(long comment) {
    var id = new EventId("4711/comment/" + comment);
    var origin = new Origin(id, NOON, 4711, "octo-org/shop", "ab");
    var given = new Event.CommandGiven(origin, comment, 218, false, "mona", "/guardian help");
    return new Order(given, 0, new Status.Received(1, NOON));
  }
}
