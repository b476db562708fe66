package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import io.deployguardian.core.command.Orders;
import io.deployguardian.core.command.OrdersContract;
import io.deployguardian.core.notification.Notices;
import io.deployguardian.core.notification.NoticesContract;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.GatesContract;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.InboxContract;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.RolloutsContract;
import io.deployguardian.core.rollout.RolloutsRaceContract;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Every contract of the store, on a DynamoDB that isn't Amazon's own engine. */
@OnEmulator
class StoreOnEmulatorTest {

  private final Emulator emulator;
  private final TestTable table;

  StoreOnEmulatorTest(Emulator emulator) {
    this.emulator = emulator;
    table = TestTable.on(emulator);
  }

  private List<EventId> pending() {
    return table.items().values().stream()
        .filter(item -> item.containsKey("pending"))
        .map(item -> new EventId(item.get("id").s()))
        .toList();
  }

  @Nested
  class OfRollouts extends RolloutsContract {
    @Override
    protected Rollouts empty() {
      return table.rollouts();
    }

    @Override
    protected List<EventId> told() {
      return pending();
    }
  }

  @Nested
  class OfRacingRollouts extends RolloutsRaceContract {
    @BeforeEach
    void needsIsolation() {
      emulator.skipOnMoto(
          "RolloutsRaceContract",
          "undoes a cancelled transaction by putting back its copy of the whole table, with what"
              + " others committed meanwhile");
    }

    @Override
    protected Rollouts empty() {
      return table.rollouts();
    }
  }

  @Nested
  class OfGates extends GatesContract {
    @Override
    protected Rollouts rollouts() {
      return table.rollouts();
    }

    @Override
    protected Gates gates() {
      return table.gates();
    }
  }

  @Nested
  class OfTheInbox extends InboxContract {
    @Override
    protected Inbox empty() {
      return table.inbox();
    }

    @Override
    protected List<EventId> told() {
      return pending();
    }
  }

  @Nested
  class OfNotices extends NoticesContract {
    @Override
    protected Notices empty() {
      return new DynamoNotices(table.client(), table.name(), () -> {});
    }
  }

  @Nested
  class OfOrders extends OrdersContract {
    @Override
    protected Orders empty() {
      return new DynamoOrders(table.client(), table.name(), TestTable.RANDOM, () -> {});
    }
  }
}
