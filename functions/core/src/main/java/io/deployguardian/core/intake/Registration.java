package io.deployguardian.core.intake;

import io.deployguardian.core.intake.Fact.ApprovalRequested;
import io.deployguardian.core.intake.Fact.Outcome;
import io.deployguardian.core.intake.Fact.Reported;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.Rollout.Supersedable;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one fact does to the rollout it is about, and to the one that is in its way. Pure. */
record Registration(Fact.OfDeployment fact, Instant now, Pace pace, String delivery) {

  /** A change, and what it is in a few words. */
  record Decided(String what, Change change) {}

  /** The rollout is known: only a pipeline's report can move it. Empty where nothing is new. */
  Optional<Decided> tell(Recorded known, Environment environment) {
    if (!(fact instanceof Reported reported)) {
      return Optional.empty();
    }
    return switch (reported.outcome()) {
      case SUCCEEDED -> published(known, reported);
      case FAILED -> failed(known, reported, environment);
    };
  }

  /**
   * The rollout is known, and a job waits for our word on it. Empty where this run asked before.
   */
  Optional<Decided> ask(Recorded known, Optional<Gate> gate, ApprovalRequested asked) {
    if (gate.filter(before -> before.run() == asked.run()).isPresent()) {
      return Optional.empty();
    }
    Gate next =
        gate.map(before -> before.askedAgain(asked.run(), now, pace))
            .orElseGet(() -> Gate.asked(known.id(), asked.run(), now, pace));
    Step step = Step.from(known, known.rollout()).because(draft("asked for approval"), now);
    return Optional.of(new Decided("asked for approval", Change.of(asking(step)).gated(next)));
  }

  /**
   * The rollout is new. It takes the environment over, queues behind a rollback, or comes too late.
   */
  Decided register(
      Subject told,
      Environment environment,
      Optional<Recorded> holder,
      Optional<Recorded> waiting) {
    Decided decided = registered(told, environment, holder, waiting);
    return fact instanceof ApprovalRequested asked
        ? new Decided(
            decided.what(), decided.change().gated(Gate.asked(told.id(), asked.run(), now, pace)))
        : decided;
  }

  private Decided registered(
      Subject told,
      Environment environment,
      Optional<Recorded> holder,
      Optional<Recorded> waiting) {
    Subject subject = told.over(environment.wayBackFrom(told.release()).or(() -> running(holder)));
    if (environment.newest().filter(subject.deployment()::isNewerThan).isEmpty()
        && environment.newest().isPresent()) {
      return tooLate(subject, environment);
    }
    Environment seen = environment.seen(subject.deployment());
    if (holder.filter(h -> h.rollout() instanceof RollingBack).isPresent()) {
      return new Decided(
          "registered, waiting for a rollback in progress",
          change(subject, waiting.stream()).in(seen.queued(subject.id())));
    }
    // After a failed rollback somebody may wait as well: there is room for one.
    var inTheWay = Stream.concat(holder.stream(), waiting.stream());
    return new Decided("registered", change(subject, inTheWay).in(seen.heldBy(subject.id())));
  }

  /**
   * Where nothing was ever promoted, what runs now is the way back: a first release that still
   * soaks has all of the traffic, and its successor must neither take that at once nor have nothing
   * to go back to.
   */
  private static Optional<Release> running(Optional<Recorded> holder) {
    return holder.map(Recorded::rollout).flatMap(Registration::leavesRunning);
  }

  private static Optional<Release> leavesRunning(Rollout before) {
    Optional<Release> old = before.subject().baseline();
    return switch (before) {
      case RolledBack back -> back.restored();
      case RollingBack back -> back.to();
      case RollbackFailed failed -> failed.to();
      case Soaking soaking -> old.or(() -> Optional.of(soaking.subject().release()));
      case Promoting promoting -> old.or(() -> Optional.of(promoting.subject().release()));
      case Held.Paused paused -> old.or(() -> Optional.of(paused.subject().release()));
      default -> old;
    };
  }

  private Change change(Subject subject, Stream<Recorded> inTheWay) {
    List<Step> steps = new ArrayList<>();
    steps.add(first(subject));
    // What ended stays as it is: a promoted rollout is superseded by the newer promotion, not by
    // its registration.
    inTheWay
        .filter(old -> old.rollout().isActive() && old.rollout() instanceof Supersedable)
        .map(old -> superseded(old, subject))
        .forEach(steps::add);
    return Change.of(steps.toArray(Step[]::new));
  }

  private Step first(Subject subject) {
    Registered registered = Registered.at(now, subject, pace);
    Draft draft =
        draft("register")
            .with("commit", subject.release().commit())
            .with("artifact", subject.release().artifact())
            .with(
                "way back",
                subject.baseline().map(b -> b.artifact()).orElse("none, a first release"));
    if (!(fact instanceof Reported reported)) {
      return registeredStep(registered, draft);
    }
    if (reported.outcome() == Outcome.SUCCEEDED) {
      return registeredStep(registered.published(reported.at(), reported.url()), draft)
          .telling(now, Event.DeploymentSucceeded::new);
    }
    return rolledBack(Step.first(takenBack(registered, reported)), reported);
  }

  private Step registeredStep(Registered registered, Draft draft) {
    return asking(
        Step.first(registered)
            .because(draft, now)
            .telling(
                now, about -> new Event.RolloutRegistered(about, registered.subject().baseline())));
  }

  private Step asking(Step step) {
    return fact instanceof ApprovalRequested asked
        ? step.telling(now, about -> new Event.DeploymentApprovalRequested(about, asked.run()))
        : step;
  }

  private Step superseded(Recorded old, Subject by) {
    Rollout next = ((Supersedable) old.rollout()).supersede(by.id(), now, pace);
    return Step.from(old, next)
        .because(draft("superseded by a newer deployment").with("by", by.id()), now)
        .telling(now, about -> new Event.RolloutSuperseded(about, by.id()));
  }

  private Decided tooLate(Subject subject, Environment environment) {
    var by = environment.waiting().or(environment::holder).orElseThrow();
    Registered registered = Registered.at(now, subject, pace);
    Step step =
        Step.first(registered.supersede(by, now, pace))
            .because(
                draft("superseded on arrival: a newer deployment is known").with("by", by), now)
            .telling(now, about -> new Event.RolloutSuperseded(about, by));
    return new Decided("superseded on arrival", Change.of(asking(step)));
  }

  private Optional<Decided> published(Recorded known, Reported reported) {
    Optional<Rollout> next =
        switch (known.rollout()) {
          case Registered at when at.published().isEmpty() ->
              Optional.of(at.published(reported.at(), reported.url()));
          case Planned at when at.published().isEmpty() ->
              Optional.of(at.published(reported.at(), reported.url(), now, pace));
          default -> Optional.empty();
        };
    return next.map(
        rollout ->
            new Decided(
                "published",
                Change.of(
                    Step.from(known, rollout)
                        .because(draft("the pipeline published the release"), now)
                        .telling(now, Event.DeploymentSucceeded::new))));
  }

  private Optional<Decided> failed(Recorded known, Reported reported, Environment environment) {
    boolean goesBack =
        known.rollout() instanceof RollingBack || known.rollout() instanceof RollbackFailed;
    boolean owed = known.rollout().isActive() && !goesBack;
    if (!owed || !(known.rollout() instanceof Reversible reversible)) {
      return Optional.empty();
    }
    Step step = rolledBack(Step.from(known, takenBack(reversible, reported)), reported);
    return Optional.of(new Decided("the pipeline failed: rolling back", Change.of(step)));
  }

  private RollingBack takenBack(Reversible from, Reported reported) {
    var cause =
        Cause.of(
            Cause.Kind.DEPLOYMENT_FAILED,
            "the pipeline reported that the deployment failed",
            reported.at());
    return from.rollBack(from.subject().baseline(), cause, now, pace);
  }

  private Step rolledBack(Step step, Reported reported) {
    RollingBack back = (RollingBack) step.rollout();
    return step.because(draft("roll back: the pipeline failed"), now)
        .telling(now, about -> new Event.RollbackRequested(about, back.cause(), back.to()));
  }

  private Draft draft(String decision) {
    Draft draft = Draft.by(Agent.WEBHOOK_INTAKE, decision).from("delivery " + delivery);
    return switch (fact) {
      case Reported reported ->
          draft.with("status", reported.statusId() + " " + reported.outcome());
      case ApprovalRequested asked -> draft.with("run", asked.run());
      case Fact.Created created -> draft;
    };
  }
}
