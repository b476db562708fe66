package io.deployguardian.core.rollout;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Under a valid plan, waiting for the pipeline to publish, or for its turn behind a rollback in
 * progress.
 */
public record Planned(
    Subject subject, PlanId plan, Optional<Instant> published, Instant since, Instant dueAt)
    implements Rollout.Active, Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  public Planned published(Instant at, Optional<URI> url, Instant now, Pace pace) {
    return new Planned(
        subject.reachableAt(url), plan, Optional.of(at), since, now.plus(pace.grace()));
  }

  public Vetoed veto(List<Reason> reasons, Instant now) {
    return new Vetoed(subject, plan, reasons, now);
  }

  /** A worker takes the smoke test and has {@code limit} to finish it. */
  public SmokeTesting smokeTest(Instant now, Duration limit) {
    return new SmokeTesting(subject, plan, now, new Lease(0, now).taken(now, limit));
  }

  /** Still waiting for its turn; look again at {@code next}. */
  public Planned lookAgain(Instant next) {
    return new Planned(subject, plan, published, since, next);
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
