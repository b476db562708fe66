package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.command.Commands;
import io.deployguardian.core.command.Hands;
import io.deployguardian.core.command.Order;
import io.deployguardian.core.command.OrderId;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.rollback.OrderedRollback;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.wire.json.DomainJson;
import java.util.function.Function;

/** Commands in comments, for the door of whichever function hears of them. */
public final class CommandDesk {

  private final Commands commands;
  private final Watch watch;

  public CommandDesk(Commands commands, Watch watch) {
    this.commands = commands;
    this.watch = watch;
  }

  /**
   * The hands of {@link Commands}.
   *
   * @param report how a rollout stands, as Markdown in which nothing is a stranger's
   * @param readiness what the readiness rules say of it now, as such Markdown
   */
  public static Hands hands(
      ByHandCanary canary,
      Consent consent,
      OrderedRollback rollback,
      Function<Recorded, String> report,
      Function<Recorded, String> readiness) {
    return new CommandDeskHands(canary, consent, rollback, report, readiness);
  }

  /** Somebody wrote a command. */
  public Handled on(Event.CommandGiven given) {
    return Handled.leftAlone(counted(commands.given(given)));
  }

  /** Goes on with what is due. Each order is an edge of its own. */
  public ObjectNode sweep() {
    int looked = 0;
    int moved = 0;
    int failed = 0;
    for (OrderId id : commands.due()) {
      looked++;
      try {
        Order order = commands.look(id);
        watch.said("command " + id + ": " + counted(order));
        moved += order.status().due().isEmpty() ? 1 : 0;
      } catch (RuntimeException e) {
        failed++;
        watch.failed("look at command " + id, e);
      }
    }
    return DomainJson.mapper()
        .createObjectNode()
        .put("due", looked)
        .put("moved", moved)
        .put("failed", failed);
  }

  private String counted(Order order) {
    watch.count("Commands", "outcome", order.status().word());
    return switch (order.status()) {
      case Order.Status.Ignored ignored -> "ignored: " + ignored.why();
      case Order.Status.GivenUp lost -> "given up: " + lost.why();
      case Order.Status.Received received -> "received, and due at " + received.dueAt();
      case Order.Status.CarriedOut done -> "carried out, and its reply due at " + done.dueAt();
      case Order.Status.Replied replied -> "carried out and answered";
    };
  }
}
