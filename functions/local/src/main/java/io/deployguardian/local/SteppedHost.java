package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.GuardianStore;
import io.deployguardian.aws.bus.Bus;
import io.deployguardian.aws.bus.Entry;
import io.deployguardian.aws.bus.Outbox;
import io.deployguardian.aws.bus.Put;
import io.deployguardian.aws.bus.Relay;
import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.github.WebhookSignature;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The functions on a clock that somebody else turns, with the patience that they have on AWS: no
 * threads, one invocation at a time, each of them witnessed. For counting what a rollout of hours
 * asks for.
 */
public final class SteppedHost implements AutoCloseable {

  /** More than one deployment ever has at once. */
  private static final int AT_ONCE = 1_000;

  /** What Lambda invokes a function for. */
  public enum Cause {
    WEBHOOK,
    STREAM,
    EVENT,
    SCHEDULE
  }

  /** Sees, and carries out, what AWS would be paid for. */
  public interface Witness {

    JsonNode invoke(Agent agent, Cause cause, JsonNode payload, UnaryOperator<JsonNode> function);

    void put(List<Entry> entries);
  }

  /**
   * What it runs on.
   *
   * @param unseen the same table as {@code store}'s, for looks that AWS isn't paid for
   * @param releases where releases answer
   */
  public record Parts(
      GuardianStore store,
      GuardianStore unseen,
      Traffic traffic,
      MetricSource metrics,
      GitHubStandIn gitHub,
      URI releases,
      Path events,
      WebhookSignature signature,
      InstantSource clock,
      RandomGenerator chance,
      Watch watch) {}

  private record Delivery(String function, JsonNode envelope) {}

  private final Functions functions = new Functions(() -> {});
  private final Queue<Delivery> deliveries = new ArrayDeque<>();
  private final Map<Schedule, Instant> next = new LinkedHashMap<>();
  private final InstantSource clock;
  private final Outbox outbox;
  private final Witness witness;
  private final GitHubSide github;
  private final List<Rule> rules;

  public SteppedHost(Parts parts, Witness witness) {
    this.clock = parts.clock();
    this.outbox = parts.unseen().outbox();
    this.witness = witness;
    this.rules = Rule.in(parts.events().resolve("rules"));
    this.github = GitHubSide.of(Optional.of(parts.gitHub()), Optional.empty(), clock);
    var around =
        new Surroundings(
            parts.traffic(),
            parts.metrics(),
            new LocalGuarded(parts.releases()),
            github,
            Mode.GUARDING,
            Pace.onAws());
    var guardian = new LocalGuardian(parts.store(), around, clock, parts.chance(), parts.watch());
    var store = parts.store();
    Bus bus = this::put;
    var relay = new Relay(bus, store.outbox(), store.deadLetters(), clock);
    guardian.addTo(functions, guardian.intake(parts.signature()), relay);
    Instant now = clock.instant();
    for (Schedule each : Schedule.in(parts.events().resolve("schedules"), Duration.ofMinutes(1))) {
      next.put(each, now.plus(each.untilNext().from(now)));
    }
  }

  /** A request to the intake's URL, as Lambda hands it over, and all that follows from it. */
  public JsonNode receive(JsonNode request) {
    JsonNode answer = invoke(Agent.WEBHOOK_INTAKE, Cause.WEBHOOK, request);
    settle();
    return answer;
  }

  /** Whatever schedules are due by now, and all that follows from them. */
  public void tick() {
    for (var schedule : next.entrySet()) {
      Instant now = clock.instant();
      if (!schedule.getValue().isAfter(now)) {
        Schedule due = schedule.getKey();
        schedule.setValue(schedule.getValue().plus(due.untilNext().from(schedule.getValue())));
        invoke(agent(due.function()), Cause.SCHEDULE, due.input());
        settle();
      }
    }
  }

  /** The stream to the relay, the bus to its targets, until nothing moves any more. */
  private void settle() {
    for (boolean moved = true; moved; ) {
      moved = false;
      for (JsonNode batch : StreamBatches.of(outbox.pending(clock.instant(), AT_ONCE))) {
        invoke(Agent.EVENT_RELAY, Cause.STREAM, batch);
        moved = true;
      }
      if (!deliveries.isEmpty()) {
        Delivery first = deliveries.remove();
        invoke(agent(first.function()), Cause.EVENT, first.envelope());
        moved = true;
      }
    }
  }

  private List<Put> put(List<Entry> entries) {
    witness.put(entries);
    for (Entry entry : entries) {
      JsonNode envelope = Envelope.of(entry);
      String text = envelope.toString();
      rules.stream()
          .filter(rule -> rule.matches(text))
          .forEach(rule -> deliveries.add(new Delivery(rule.function(), envelope)));
    }
    return entries.stream().<Put>map(entry -> new Put.Accepted()).toList();
  }

  private JsonNode invoke(Agent agent, Cause cause, JsonNode payload) {
    return witness.invoke(
        agent, cause, payload, given -> functions.invoke(agent.functionName(), given));
  }

  private static Agent agent(String function) {
    return Arrays.stream(Agent.values())
        .filter(agent -> agent.functionName().equals(function))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no function " + function));
  }

  @Override
  public void close() {
    github.close();
  }
}
