package io.deployguardian.core.rollout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Known, without a plan yet.
 *
 * @param published when the pipeline reported the new version as published; it may come before the
 *     plan
 */
public record Registered(Subject subject, Optional<Instant> published, Instant since, Instant dueAt)
    implements Rollout.Active, Rollout.Reversible, Rollout.Supersedable {

  public static Registered at(Instant now, Subject subject, Pace pace) {
    return new Registered(subject, Optional.empty(), now, now.plus(pace.grace()));
  }

  public Registered published(Instant at, Optional<URI> url) {
    return new Registered(subject.reachableAt(url), Optional.of(at), since, dueAt);
  }

  public Planned plan(PlanId plan, Instant now, Pace pace) {
    Instant due = published.isPresent() ? now.plus(pace.grace()) : since.plus(pace.publication());
    return new Planned(subject, plan, published, since, due);
  }

  public Held.Unplanned hold(List<Reason> problems, Instant now, Duration deadline) {
    return new Held.Unplanned(subject, problems, now, now.plus(deadline));
  }

  public Unguarded unguarded(String reason, Instant now) {
    return new Unguarded(subject, reason, now);
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(dueAt);
  }

  @Override
  public Optional<Split> desired() {
    return subject.unexposed();
  }
}
