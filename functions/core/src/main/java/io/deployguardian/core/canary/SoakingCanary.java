package io.deployguardian.core.canary;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One look at a soaking canary: measure the intervals that ended, judge all there is, decide. */
public final class SoakingCanary {

  /** A guardian that was away catches up this many intervals at a time. */
  private static final int INTERVALS_AT_ONCE = 30;

  private final Rollouts rollouts;
  private final Plans plans;
  private final Guarded guarded;
  private final MetricSource source;
  private final Judge judge;
  private final CanaryDecisions decisions;

  public SoakingCanary(
      Rollouts rollouts,
      Plans plans,
      Guarded guarded,
      MetricSource source,
      Judge judge,
      Pace pace) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.guarded = guarded;
    this.source = source;
    this.judge = judge;
    this.decisions = new CanaryDecisions(pace);
  }

  Handled judge(Recorded known, Soaking at, Instant now) {
    EnvironmentPlan plan = plans.of(at);
    List<Measurement> fresh = measure(at, plan.canary(), now);
    Instant until = fresh.isEmpty() ? at.measuredUntil() : fresh.getLast().at();
    List<Measurement> all = new ArrayList<>(rollouts.measurements(known.id()));
    all.addAll(fresh);
    Verdict verdict = judge.judge(analysis(at, plan.canary(), all, now)).verdict();
    var look = new CanaryDecisions.Look(known, at, plan, verdict, fresh, until, now);
    return switch (rollouts.commit(decisions.decide(look), Set.of())) {
      case Committed.Done done -> new Handled.Moved(verdict.word(), done.first());
      case Committed.Duplicate twice -> throw new IllegalStateException("no claim was made");
      case Committed.Stale stale -> Handled.leftAlone("it moved on while it was judged", known);
    };
  }

  /** The verdict as it would be now, without recording anything. */
  public Judgement dryRun(Recorded known, Soaking at, Instant now) {
    EnvironmentPlan plan = plans.of(at);
    List<Measurement> all = new ArrayList<>(rollouts.measurements(known.id()));
    all.addAll(measure(at, plan.canary(), now));
    return judge.judge(analysis(at, plan.canary(), all, now));
  }

  private static Analysis analysis(
      Soaking at, CanaryPlan plan, List<Measurement> all, Instant now) {
    return new Analysis(
        plan.metrics(),
        all,
        at.stage(),
        at.subject().baseline().isPresent(),
        CurrentStage.of(at, plan).isOverdue(now),
        plan.risk());
  }

  private List<Measurement> measure(Soaking at, CanaryPlan plan, Instant now) {
    Optional<Binding> binding = guarded.binding(at.subject().key());
    Instant last = now.minus(plan.delay());
    List<Measurement> fresh = new ArrayList<>();
    Instant from = at.measuredUntil();
    for (int i = 0; i < INTERVALS_AT_ONCE; i++) {
      Instant to = from.plus(plan.interval());
      if (to.isAfter(last)) {
        break;
      }
      List<Metric> metrics = plan.metrics();
      var baseline = read(binding, metrics, at.subject().baseline(), from, to);
      var canary = read(binding, metrics, Optional.of(at.subject().release()), from, to);
      for (int m = 0; m < metrics.size(); m++) {
        fresh.add(
            new Measurement(
                metrics.get(m).name(), at.stage(), from, to, baseline.get(m), canary.get(m)));
      }
      from = to;
    }
    return fresh;
  }

  private List<Reading> read(
      Optional<Binding> binding,
      List<Metric> metrics,
      Optional<Release> side,
      Instant from,
      Instant to) {
    if (side.isEmpty()) {
      return missing(metrics, "a first release has no baseline");
    }
    return binding
        .map(target -> source.readAll(target, metrics, side.get(), from, to))
        .orElseGet(() -> missing(metrics, "the guarded map binds no target"));
  }

  private static List<Reading> missing(List<Metric> metrics, String why) {
    return Collections.nCopies(metrics.size(), new Reading.Missing(why));
  }
}
