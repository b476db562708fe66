package io.deployguardian.core.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Commits;
import io.deployguardian.core.gate.source.Commits.Comparison;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks every rule about every service that a deployment brings. */
public final class Inspection {

  /** The service of a deployment that names none. */
  private static final String ANY = "default";

  private final Sources sources;
  private final Function<Sources, List<TieredRule>> rules;

  /**
   * @param rules over the sources that they ask, most important first
   */
  public Inspection(Sources sources, Function<Sources, List<TieredRule>> rules) {
    this.sources = sources;
    this.rules = rules;
  }

  public Readiness inspect(Subject subject, Plan plan, Instant now) {
    Sources asked = sources.askedOnce();
    List<Candidate> candidates = candidates(subject, plan, asked.commits(), now);
    if (candidates.isEmpty()) {
      return new Readiness(
          List.of(new Inspected(subject.key().service(), notInPlan(subject.key()))));
    }
    List<Inspected> inspected = new ArrayList<>();
    for (TieredRule rule : rules.apply(asked)) {
      for (Candidate candidate : candidates) {
        rule.ask(candidate)
            .map(outcome -> new Inspected(candidate.service(), outcome))
            .ifPresent(inspected::add);
      }
    }
    return new Readiness(inspected);
  }

  /**
   * The service that the deployment names. One that names none, in a plan of several, is about each
   * service that the environment has, or those of them that were changed, if that is known.
   */
  private static List<Candidate> candidates(
      Subject subject, Plan plan, Commits commits, Instant now) {
    String service = subject.key().service();
    if (plan.names(service) || !service.equals(ANY)) {
      return candidate(subject, service, plan, now).stream().toList();
    }
    List<Candidate> all =
        plan.serviceNames().stream()
            .flatMap(name -> candidate(subject, name, plan, now).stream())
            .toList();
    return changed(subject, commits)
        .map(paths -> all.stream().filter(one -> one.plan().scope().isTouchedBy(paths)).toList())
        // A change of what belongs to no service may concern each of them.
        .filter(touched -> !touched.isEmpty())
        .orElse(all);
  }

  private static Optional<Candidate> candidate(
      Subject subject, String service, Plan plan, Instant now) {
    return plan.service(service)
        .flatMap(
            known ->
                known
                    .environment(subject.key().environment())
                    .map(there -> new Candidate(subject, service, known, there, now)));
  }

  private static Optional<Set<String>> changed(Subject subject, Commits commits) {
    return subject
        .baseline()
        .map(old -> commits.compare(subject, old.commit()))
        .flatMap(
            answer ->
                answer instanceof Answer.Known<Comparison> known
                    ? Optional.of(known.value())
                    : Optional.empty())
        .filter(comparison -> comparison.complete() && comparison.behind() == 0)
        .map(Comparison::paths);
  }

  private static Outcome notInPlan(ServiceKey key) {
    return new Outcome.Violated(
        new Violation(
            "not_in_plan",
            Candidate.placeOf(key.service()),
            "nobody said what would make it ready",
            "the plan names each service and environment that is deployed",
            "add environment " + key.environment() + " of " + key.service() + " to the plan",
            true));
  }
}
