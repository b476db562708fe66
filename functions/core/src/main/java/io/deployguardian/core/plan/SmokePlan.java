package io.deployguardian.core.plan;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.Course;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Release;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The suite that a published version has to pass before it gets traffic.
 *
 * @param delay before the first attempt
 * @param limit the longest that the whole suite may take; an unfinished suite fails
 * @param privateProbes whether checks ask for private addresses; the guardian's own map has to
 *     allow it too
 * @param bypass with which header a protected release is asked
 */
public record SmokePlan(
    List<Check> checks,
    Retries retries,
    Duration delay,
    Duration limit,
    boolean privateProbes,
    Optional<Bypass> bypass) {

  public SmokePlan {
    checks = List.copyOf(checks);
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(bypass, "bypass");
  }

  /** At once, and of a release that is not protected. */
  public SmokePlan(
      List<? extends Check> checks, Retries retries, Duration limit, boolean privateProbes) {
    this(List.copyOf(checks), retries, Duration.ZERO, limit, privateProbes, Optional.empty());
  }

  /** Of all checks that a probe answers. */
  public Course course() {
    return new Course(probed().toList(), retries, delay, limit);
  }

  /** Without bursts and delay: for a release that is up, and serves its users at that moment. */
  public Course courseInTraffic() {
    return new Course(
        probed().filter(check -> !(check instanceof LoadCheck)).toList(),
        retries,
        Duration.ZERO,
        limit);
  }

  /** What is run after all other checks held. */
  public List<WorkflowCheck> workflows() {
    return checks.stream()
        .filter(WorkflowCheck.class::isInstance)
        .map(WorkflowCheck.class::cast)
        .toList();
  }

  private Stream<Check.Probed> probed() {
    return checks.stream().filter(Check.Probed.class::isInstance).map(Check.Probed.class::cast);
  }

  /**
   * @param url where the release is said to answer; where nobody said so, the guarded map knows
   */
  public Place at(Optional<URI> url, Optional<Binding> binding, Release release) {
    Optional<Place.Target> target = binding.map(bound -> new Place.Target(bound, release));
    return new Place(
        url.or(() -> target.flatMap(Place.Target::url)),
        privateProbes && binding.filter(Binding::privateProbes).isPresent(),
        target,
        bypass);
  }
}
