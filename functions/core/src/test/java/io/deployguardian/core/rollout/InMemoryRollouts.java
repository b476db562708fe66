package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Environment.KnownGood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rollouts in memory, under the same contract as the table, with the outbox open for tests. */
public final class InMemoryRollouts implements Rollouts, Gates, Inbox {

  /** One rollout's partition of the table. */
  private static final class Partition {
    Recorded state;
    Instant registered;
    final TreeMap<Long, Decision> decisions = new TreeMap<>();
    final Map<String, Effect> effects = new TreeMap<>();
    final List<Measurement> measurements = new ArrayList<>();
    Gate gate;

    Instant dueAt() {
      return state.rollout().due().orElse(Instant.MAX);
    }
  }

  private record Fact(String consumer, String id) {
    static Fact of(Claim claim) {
      return new Fact(claim.consumer(), claim.id());
    }
  }

  private final Map<RolloutId, Partition> partitions = new HashMap<>();
  private final Map<ServiceKey, Environment> environments = new HashMap<>();
  private final Map<ServiceKey, List<KnownGood>> histories = new HashMap<>();
  private final Set<Fact> claimed = new HashSet<>();
  private final Map<EventId, Event> told = new LinkedHashMap<>();
  private final Set<EventId> relayed = new HashSet<>();

  @Override
  public synchronized Committed commit(Change change, Set<Claim> claims) {
    demandOneStepPerRollout(change);
    var taken = claims.stream().filter(this::isClaimed).findFirst();
    if (taken.isPresent()) {
      return new Committed.Duplicate(taken.get());
    }
    if (!change.steps().stream().allMatch(this::isCurrent)
        || !change.environment().stream().allMatch(this::isCurrent)
        || !change.gate().stream().allMatch(this::isCurrent)) {
      return new Committed.Stale();
    }
    claims.stream().map(Fact::of).forEach(claimed::add);
    change.steps().forEach(this::write);
    change.environment().ifPresent(this::write);
    change.gate().ifPresent(this::write);
    change
        .history()
        .ifPresent(
            good -> histories.computeIfAbsent(keyOf(change), key -> new ArrayList<>()).add(good));
    return new Committed.Done(
        change.steps().stream().map(step -> new Recorded(step.version(), step.rollout())).toList());
  }

  @Override
  public synchronized Optional<Recorded> find(RolloutId id) {
    return Optional.ofNullable(partitions.get(id)).map(partition -> partition.state);
  }

  @Override
  public synchronized Environment environment(ServiceKey key) {
    return environments.getOrDefault(key, Environment.unseen(key));
  }

  @Override
  public synchronized List<KnownGood> history(ServiceKey key) {
    return histories.getOrDefault(key, List.of()).stream()
        .sorted(Comparator.comparing(KnownGood::at).reversed())
        .toList();
  }

  @Override
  public synchronized boolean isClaimed(Claim claim) {
    return claimed.contains(Fact.of(claim));
  }

  @Override
  public synchronized List<RolloutId> due(Instant now, int limit) {
    return partitions.values().stream()
        .filter(partition -> !partition.dueAt().isAfter(now))
        .sorted(Comparator.comparing(Partition::dueAt))
        .limit(limit)
        .map(partition -> partition.state.id())
        .toList();
  }

  @Override
  public synchronized List<Recorded> newest(int limit) {
    return partitions.values().stream()
        .sorted(Comparator.<Partition, Instant>comparing(p -> p.registered).reversed())
        .limit(limit)
        .map(partition -> partition.state)
        .toList();
  }

  @Override
  public synchronized List<Decision> decisions(RolloutId id) {
    return List.copyOf(partition(id).decisions.values());
  }

  @Override
  public synchronized List<Effect> effects(RolloutId id) {
    return List.copyOf(partition(id).effects.values());
  }

  @Override
  public synchronized List<Measurement> measurements(RolloutId id) {
    return partition(id).measurements.stream()
        .sorted(Comparator.comparing(Measurement::metric).thenComparing(Measurement::at))
        .toList();
  }

  @Override
  public synchronized Optional<Gate> gate(RolloutId rollout) {
    return Optional.ofNullable(partition(rollout).gate);
  }

  @Override
  public synchronized List<RolloutId> gatesDue(Instant now, int limit) {
    return partitions.values().stream()
        .flatMap(partition -> Stream.ofNullable(partition.gate))
        .filter(gate -> gate.status().due().filter(due -> !due.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(gate -> gate.status().due().orElseThrow()))
        .limit(limit)
        .map(Gate::rollout)
        .toList();
  }

  @Override
  public synchronized Committed take(Event.OfRepository event, Set<Claim> claims) {
    var taken = claims.stream().filter(this::isClaimed).findFirst();
    if (taken.isPresent()) {
      return new Committed.Duplicate(taken.get());
    }
    claims.stream().map(Fact::of).forEach(claimed::add);
    told.put(event.id(), event);
    return new Committed.Done(List.of());
  }

  /** Every event ever told, in the order of the commits. */
  public synchronized List<Event> events() {
    return List.copyOf(told.values());
  }

  /** What a relay would still put on the bus. */
  public synchronized List<Event> pending() {
    return told.values().stream().filter(event -> !relayed.contains(event.id())).toList();
  }

  /** What was pending, once: a relay that is never late. */
  public synchronized List<Event> relay() {
    List<Event> events = pending();
    events.forEach(event -> relayed.add(event.id()));
    return events;
  }

  private void write(Step step) {
    Partition partition = partitions.computeIfAbsent(step.rollout().id(), id -> new Partition());
    if (step.moves()) {
      partition.state = new Recorded(step.version(), step.rollout());
    }
    if (step.expected() == 0) {
      partition.registered = registered(step);
    }
    step.decision().ifPresent(decision -> partition.decisions.put(step.version(), decision));
    step.effects().forEach(effect -> partition.effects.put(effect.key(), effect));
    partition.measurements.addAll(step.measurements());
    step.events().forEach(event -> told.put(event.id(), event));
  }

  private void write(Environment next) {
    environments.put(
        next.key(),
        new Environment(
            next.key(),
            next.version() + 1,
            next.holder(),
            next.waiting(),
            next.live(),
            next.newest(),
            next.knownGood()));
  }

  private void write(Gate next) {
    partitions.computeIfAbsent(next.rollout(), id -> new Partition()).gate =
        new Gate(
            next.rollout(),
            next.version() + 1,
            next.run(),
            next.since(),
            next.status(),
            next.approvals());
  }

  private boolean isCurrent(Gate read) {
    return gate(read.rollout()).map(Gate::version).orElse(0L) == read.version();
  }

  private boolean isCurrent(Step step) {
    return find(step.rollout().id()).map(Recorded::version).orElse(0L) == step.expected();
  }

  private boolean isCurrent(Environment read) {
    return environment(read.key()).version() == read.version();
  }

  private Partition partition(RolloutId id) {
    return partitions.getOrDefault(id, new Partition());
  }

  private static Instant registered(Step first) {
    return first
        .decision()
        .map(Decision::at)
        .orElse(first.rollout().subject().deployment().createdAt());
  }

  private static ServiceKey keyOf(Change change) {
    return change
        .environment()
        .map(Environment::key)
        .orElseGet(() -> change.steps().getFirst().rollout().subject().key());
  }

  private static void demandOneStepPerRollout(Change change) {
    var ids = change.steps().stream().map(step -> step.rollout().id()).distinct().count();
    if (ids != change.steps().size()) {
      throw new IllegalArgumentException("a change has one step per rollout");
    }
    if (change.steps().stream().anyMatch(step -> !step.moves() && step.decision().isPresent())) {
      throw new IllegalArgumentException(
          "a decision moves its rollout: the log has one per version");
    }
  }
}
