package io.deployguardian.local.cost;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.cost.Prices.Item;
import io.deployguardian.local.cost.Prices.Price;
import java.util.EnumMap;
import java.util.Map;

/** How many of what AWS puts onto a bill. */
record Bill(Map<Item, Double> amounts) {

  static final double HOURS_A_MONTH = 730;

  /**
   * @param alarms as they stand there all month
   */
  static Bill of(Usage usage, int alarms, Prices.Assumed assumed, Memory memory) {
    Map<Item, Double> amounts = new EnumMap<>(Item.class);
    double invocations = usage.sum(Unit.INVOCATIONS);
    amounts.put(Item.LAMBDA_REQUESTS, invocations);
    amounts.put(Item.LAMBDA_GB_SECONDS, gbSeconds(usage, assumed, memory));
    amounts.put(Item.TABLE_READS, usage.sum(Unit.READ_UNITS));
    amounts.put(Item.TABLE_WRITES, usage.sum(Unit.WRITE_UNITS));
    amounts.put(Item.SCHEDULES, usage.sum(Unit.SCHEDULER));
    amounts.put(Item.EVENTS, usage.sum(Unit.EVENTS));
    amounts.put(Item.METRICS_READ, usage.sum(Unit.METRICS_READ));
    amounts.put(Item.METRICS, metricMonths(usage));
    double logged = usage.sum(Unit.LOG_BYTES) + invocations * assumed.platformLogBytes();
    amounts.put(Item.LOGS, logged / 1e9);
    amounts.put(Item.ALARMS, (double) alarms);
    return new Bill(amounts);
  }

  /** A metric that is written in an hour is paid for that hour once, however many write it. */
  private static double metricMonths(Usage usage) {
    return usage.metricHours().values().stream()
        .mapToDouble(hours -> Math.min(1, hours / HOURS_A_MONTH))
        .sum();
  }

  double usd(Item item, Prices prices, String region) {
    return prices.items().get(item).of(amounts.get(item), region);
  }

  /** What is left of it where nothing else in the account uses what is free. */
  double usdBeyondFree(Item item, Prices prices, String region) {
    Price price = prices.items().get(item);
    return price.of(Math.max(0, amounts.get(item) - price.free()), region);
  }

  double usd(Prices prices, String region) {
    return amounts.keySet().stream().mapToDouble(item -> usd(item, prices, region)).sum();
  }

  double usdBeyondFree(Prices prices, String region) {
    return amounts.keySet().stream().mapToDouble(item -> usdBeyondFree(item, prices, region)).sum();
  }

  /** How long a function runs: its own work on the processor it has, and what it waits for. */
  static double millis(Usage usage, Agent agent, Prices.Assumed assumed, Memory memory) {
    double processor = Math.min(1, (double) memory.of(agent) / assumed.cpuMemory());
    return usage.sum(agent, Unit.CPU_MILLIS) / processor
        + usage.sum(agent, Unit.COLD_STARTS) * assumed.coldMillis()
        + usage.sum(agent, Unit.TABLE_CALLS) * assumed.tableMillis()
        + usage.sum(agent, Unit.AWS_CALLS) * assumed.awsMillis()
        + usage.sum(agent, Unit.WEB_CALLS) * assumed.webMillis();
  }

  private static double gbSeconds(Usage usage, Prices.Assumed assumed, Memory memory) {
    double sum = 0;
    for (Agent agent : Agent.values()) {
      sum += millis(usage, agent, assumed, memory) / 1000 * memory.of(agent) / 1024;
    }
    return sum;
  }
}
