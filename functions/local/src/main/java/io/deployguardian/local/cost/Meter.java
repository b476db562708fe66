package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.deployguardian.aws.bus.Entry;
import io.deployguardian.aws.trace.Traces;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost;
import io.deployguardian.local.SteppedHost.Cause;
import io.deployguardian.local.cost.Usage.Line;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Counts what each invocation uses, inside the same entrance that it has on AWS. */
final class Meter implements SteppedHost.Witness {

  /** From a commit to the function that its event invokes, about; and longer than caches last. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  /** After so long nobody may rely on an environment that is still warm. AWS promises nothing. */
  private static final Duration STAYS_WARM = Duration.ofMinutes(10);

  private static final long SECONDS_AN_HOUR = 3600;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final TurnedClock clock;
  private final Map<Agent, Output> outputs = new EnumMap<>(Agent.class);
  private final Map<Agent, Instant> lastInvoked = new EnumMap<>(Agent.class);
  private final Set<String> hours = new HashSet<>();
  private Usage usage = Usage.none();
  private Agent agent;
  private Cause cause;

  Meter(TurnedClock clock) {
    this.clock = clock;
  }

  /** What was counted since the last time. */
  synchronized Usage take() {
    Usage taken = usage;
    usage = Usage.none();
    hours.clear();
    return taken;
  }

  /** For the invocation that goes on; what is asked between invocations is nobody's. */
  synchronized void count(Unit unit, double amount) {
    if (agent != null) {
      usage.add(new Line(agent, cause, unit), amount);
    }
  }

  @Override
  public JsonNode invoke(
      Agent invoked, Cause why, JsonNode payload, UnaryOperator<JsonNode> function) {
    clock.pass(ON_ITS_WAY);
    begin(invoked, why);
    Output output = outputs.computeIfAbsent(invoked, Output::new);
    long from = threads.getCurrentThreadCpuTime();
    try {
      output.begin();
      return new Entrance(function, clock, output.meters(), output.watch(), Traces.OFF)
          .enter(payload);
    } finally {
      count(Unit.CPU_MILLIS, (threads.getCurrentThreadCpuTime() - from) / 1e6);
      count(Unit.LOG_BYTES, output.end(this::metric));
      agent = null;
    }
  }

  private void begin(Agent invoked, Cause why) {
    Instant now = clock.instant();
    Instant last = lastInvoked.put(invoked, now);
    agent = invoked;
    cause = why;
    count(Unit.INVOCATIONS, 1);
    if (why == Cause.SCHEDULE) {
      count(Unit.SCHEDULER, 1);
    }
    if (last == null || last.plus(STAYS_WARM).isBefore(now)) {
      count(Unit.COLD_STARTS, 1);
    }
  }

  /** A metric is paid for each hour in which it is written, however often. */
  private synchronized void metric(String metric) {
    if (hours.add(metric + " @" + clock.instant().getEpochSecond() / SECONDS_AN_HOUR)) {
      usage.addHours(metric, 1);
    }
  }

  @Override
  public void put(List<Entry> entries) {
    count(Unit.EVENTS, entries.size());
    count(Unit.AWS_CALLS, 1);
  }

  void usedTable(double readUnits, double writeUnits) {
    count(Unit.TABLE_CALLS, 1);
    count(Unit.READ_UNITS, readUnits);
    count(Unit.WRITE_UNITS, writeUnits);
  }

  /** The watch of whichever function is invoked. What fails would spoil the count. */
  Watch watch() {
    return new Watch() {
      @Override
      public <T> T about(Concern concern, Supplier<T> work) {
        return outputs.get(agent).watch().about(concern, work);
      }

      @Override
      public void count(String counter, long amount, String... tags) {
        outputs.get(agent).watch().count(counter, amount, tags);
      }

      @Override
      public void failed(String what, RuntimeException why) {
        throw new IllegalStateException(what + " failed, so nothing can be counted", why);
      }

      @Override
      public void said(String what) {
        outputs.get(agent).watch().said(what);
      }
    };
  }
}
