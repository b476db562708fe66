package io.deployguardian.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Routes each request to a version by weight, and keeps count. Safe for use by many threads. */
public final class DemoRouter {

  private final WorldFile file;
  private final Releases releases;
  private final Proxy proxy;
  private final RecentRoutes recent;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final TrafficLog log = new TrafficLog();

  private final Object writing = new Object();

  // Guards the two maps. Held only for a look or a swap, never while the disk or the network is
  // busy.
  private final Object choosing = new Object();
  private final Map<Route, Weights> weights;
  private final Map<Route, Map<String, Instant>> lastRequests = new HashMap<>();

  DemoRouter(
      WorldFile file,
      Releases releases,
      Proxy proxy,
      RecentRoutes recent,
      InstantSource clock,
      RandomGenerator chance) {
    this.file = file;
    this.releases = releases;
    this.proxy = proxy;
    this.recent = recent;
    this.clock = clock;
    this.chance = chance;
    this.weights = new HashMap<>(file.state().routes());
    weights.keySet().forEach(route -> recent.touch(route, clock.instant()));
  }

  /**
   * @return what is in force, with revision 0 and no artifacts if nobody wrote yet
   */
  public Weights read(Route route) {
    synchronized (choosing) {
      return weights.getOrDefault(route, Weights.NONE);
    }
  }

  /**
   * Replaces a route's weights, if they are still at the revision on which the caller decided. When
   * this returns, the change is on disk, and every later request (by {@link #lastRequest}) is
   * routed by it.
   *
   * @param byArtifact percent per artifact, summing to 100
   * @throws IllegalArgumentException if the weights are not valid
   * @throws java.io.UncheckedIOException if the disk refuses; the old weights stay in force
   */
  public Shift write(Route route, Map<String, Integer> byArtifact, long expectedRevision) {
    synchronized (writing) {
      Weights current = read(route);
      return current.revision() == expectedRevision
          ? replace(route, current.next(byArtifact))
          : new Shift.Conflict(current);
    }
  }

  /**
   * As {@link #write(Route, Map, long)}, whatever the revision: for people, not for the guardian.
   */
  Shift overwrite(Route route, Map<String, Integer> byArtifact) {
    synchronized (writing) {
      return replace(route, read(route).next(byArtifact));
    }
  }

  private Shift replace(Route route, Weights next) {
    file.change(state -> state.with(route, next));
    synchronized (choosing) {
      weights.put(route, next);
    }
    recent.touch(route, clock.instant());
    return new Shift.Written(next);
  }

  /**
   * What the router saw in the seconds that ended after {@code from} and not after {@code to}; it
   * remembers 15 minutes. Adjacent intervals neither share nor lose a request; the second in
   * progress is not observed yet.
   */
  public Observed observe(Route route, String artifact, Instant from, Instant to) {
    touchIfRouted(route);
    return log.observe(route, artifact, from, to);
  }

  /**
   * @return when, to the microsecond, a request was last routed to the artifact; empty if none was
   *     since the start
   */
  public Optional<Instant> lastRequest(Route route, String artifact) {
    synchronized (choosing) {
      return Optional.ofNullable(lastRequests.getOrDefault(route, Map.of()).get(artifact));
    }
  }

  /**
   * @return the artifacts that have or had a part in the route
   */
  Set<String> artifacts(Route route) {
    synchronized (choosing) {
      Set<String> all = new TreeSet<>(read(route).byArtifact().keySet());
      all.addAll(lastRequests.getOrDefault(route, Map.of()).keySet());
      return all;
    }
  }

  Answer route(Route route, Call call) {
    if (!LoadGenerator.sent(call)) {
      touchIfRouted(route);
    }
    return choose(route)
        .map(artifact -> pass(route, artifact, call))
        .orElseGet(() -> Answer.error(503, "no version takes traffic of " + route.path()));
  }

  private void touchIfRouted(Route route) {
    if (!read(route).isEmpty()) {
      recent.touch(route, clock.instant());
    }
  }

  /**
   * Chooses and stamps under the lock that a write takes to swap: a request is either chosen and
   * stamped before the write returns, or routed by what it wrote. Rollback time is measured by this
   * stamp.
   */
  private Optional<String> choose(Route route) {
    synchronized (choosing) {
      Weights current = read(route);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      String artifact = current.choose(chance.nextInt(Weights.WHOLE));
      lastRequests
          .computeIfAbsent(route, first -> new HashMap<>())
          .put(artifact, clock.instant().truncatedTo(ChronoUnit.MICROS));
      return Optional.of(artifact);
    }
  }

  private Answer pass(Route route, String artifact, Call call) {
    long start = System.nanoTime();
    try {
      URI target = URI.create(releases.address(artifact) + call.rest(1 + Route.PARTS));
      Answer answer = proxy.forward(call, target);
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      log.answered(route, artifact, clock.instant(), answer.status() >= 500, latency);
      return answer;
    } catch (IOException unreachable) {
      log.failed(route, artifact, clock.instant());
      return Answer.error(502, "no answer from " + artifact + ": " + unreachable);
    }
  }
}
