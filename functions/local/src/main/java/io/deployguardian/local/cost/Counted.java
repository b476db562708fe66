package io.deployguardian.local.cost;

import static io.deployguardian.local.cost.Figures.count;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each function was invoked for and used, in Markdown. */
record Counted(Plays plays, Prices.Assumed assumed, Memory memory) {

  private Usage rollout() {
    return plays.deployments().getFirst().usage();
  }

  String markdown() {
    var table =
        new Table(
            "function",
            "MB",
            "ms each, assumed",
            "invocations on an idle day",
            "read units",
            "invocations for one deployment, by cause",
            "read units",
            "write units",
            "events put",
            "metrics read");
    for (Agent agent : Agent.values()) {
      Usage day = plays.idleDay();
      Usage rollout = rollout();
      table.row(
          agent.functionName(),
          String.valueOf(memory.of(agent)),
          "%.0f".formatted(millisEach(day.with(rollout), agent)),
          count(day.sum(agent, Unit.INVOCATIONS)),
          count(day.sum(agent, Unit.READ_UNITS)),
          causes(rollout, agent),
          rounded(rollout.sum(agent, Unit.READ_UNITS)),
          rounded(rollout.sum(agent, Unit.WRITE_UNITS)),
          count(rollout.sum(agent, Unit.EVENTS)),
          count(rollout.sum(agent, Unit.METRICS_READ)));
    }
    return table + "\nCustom metrics of one deployment: " + metrics() + ".\n";
  }

  private double millisEach(Usage usage, Agent agent) {
    return Bill.millis(usage, agent, assumed, memory) / usage.sum(agent, Unit.INVOCATIONS);
  }

  /** Ticks come anyway. */
  private static String causes(Usage usage, Agent agent) {
    Map<Cause, String> some = new EnumMap<>(Cause.class);
    for (Cause cause : List.of(Cause.WEBHOOK, Cause.STREAM, Cause.EVENT)) {
      double found = usage.sum(agent, cause, Unit.INVOCATIONS);
      if (found > 0) {
        some.put(cause, count(found) + " " + cause.name().toLowerCase(Locale.ROOT));
      }
    }
    return some.isEmpty() ? "0" : String.join(", ", some.values());
  }

  private static String rounded(double amount) {
    return count(Math.max(0, Math.round(amount)));
  }

  private String metrics() {
    var names = rollout().metricHours().keySet();
    return names.isEmpty() ? "none" : "`" + String.join("`, `", names) + "`";
  }
}
