package io.deployguardian.benchmarks.simulation;

import io.deployguardian.benchmarks.rollouts.Changes;
import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.rollouts.Course;
import io.deployguardian.benchmarks.rollouts.Model;
import io.deployguardian.benchmarks.rollouts.Noise;
import io.deployguardian.benchmarks.rollouts.Values;
import io.deployguardian.benchmarks.simulation.Scenario.Group;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Risk;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue. All of them are one metric over {@link Simulation#INTERVALS}, by the defaults. */
public final class Scenarios {
  private static final int LAST_QUARTER = 46;
  private static final double ALPHA = Risk.USUAL.alpha();
  private static final double BETA = Risk.USUAL.beta();

  private Scenarios() {}

  public static List<Scenario> all() {
    return Stream.of(
            countsThatAreNoWorse(),
            valuesThatAreNoWorse(),
            beyondPromise(),
            worse(),
            worseAtTheEnd(),
            worseAtTimes())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> countsThatAreNoWorse() {
    Course together = Noise.independent(0.5);
    Course apart = Noise.independent(0.3);
    return List.of(
        noWorse("errors, 100 requests/s", Counts.USUAL, Promise.passesAtLeast(0.9)),
        noWorse("errors, 20 requests/s", Counts.USUAL.with(20)),
        noWorse("errors, 1,000 requests/s", Counts.USUAL.with(1_000)),
        noWorse("errors, 100 requests/s, shared swings 0.5", Counts.USUAL.shared(together)),
        noWorse("errors, 20 requests/s, shared swings 0.5", Counts.USUAL.with(20).shared(together)),
        noWorse(
            "errors, 1,000 requests/s, shared swings 0.5",
            Counts.USUAL.with(1_000).shared(together)),
        noWorse("errors, 100 requests/s, own swings 0.3", Counts.USUAL.perSide(apart)),
        noWorse("errors, 20 requests/s, own swings 0.3", Counts.USUAL.with(20).perSide(apart)),
        noWorse(
            "errors, 1,000 requests/s, own swings 0.3", Counts.USUAL.with(1_000).perSide(apart)),
        noWorse("errors, weights 10, 25, 50 %", Counts.USUAL.through(CanaryPlan.WEIGHTS)));
  }

  private static List<Scenario> valuesThatAreNoWorse() {
    Values usual = Values.USUAL;
    return List.of(
        noWorse("latency, noise 0.1", usual, Promise.passesAtLeast(0.8)),
        noWorse("latency, noise 0.02", usual.perSide(Noise.independent(0.02))),
        noWorse("latency, noise 0.3", usual.perSide(Noise.independent(0.3))),
        noWorse("latency, noise 0.1, autocorrelation 0.8", usual.perSide(slow(0.1, 0.8))),
        noWorse("latency, noise 0.1, heavy tails (t3)", usual.perSide(Noise.heavyTailed(0.1))),
        noWorse("latency, noise 0.1, whole numbers", usual.inWholeNumbers()));
  }

  private static List<Scenario> beyondPromise() {
    return List.of(
        beyond("errors, own swings 0.6", Noise.independent(0.6)),
        beyond("errors, own swings 1.0", Noise.independent(1.0)),
        beyond("errors, own swings 0.3, autocorrelation 0.8", slow(0.3, 0.8)),
        beyond("errors, own swings 0.5, autocorrelation 0.9", slow(0.5, 0.9)));
  }

  private static List<Scenario> worse() {
    return List.of(
        worse(
            "errors x 1.5: as much as tolerated",
            errors(Changes.by(1.5)),
            Promise.passesAtMost(BETA)),
        worse("errors x 2", errors(Changes.by(2)), Promise.halfFailWithin(9)),
        worse("errors x 3", errors(Changes.by(3)), Promise.halfFailWithin(3)),
        worse("errors x 10", errors(Changes.by(10))),
        worse(
            "latency +10 %: as much as tolerated",
            latency(Changes.by(1.1)), Promise.passesAtMost(BETA)),
        worse("latency +20 %", latency(Changes.by(1.2)), Promise.halfFailWithin(25)),
        worse("latency +50 %", latency(Changes.by(1.5)), Promise.halfFailWithin(20)),
        worse("latency x 2", latency(Changes.by(2))));
  }

  private static List<Scenario> worseAtTheEnd() {
    return List.of(
        worseAtTheEnd("errors x 3", errors(lastQuarter(3)), Promise.failsAtLeast(0.9)),
        worseAtTheEnd("latency +50 %", latency(lastQuarter(1.5))),
        worseAtTheEnd("latency x 10", latency(lastQuarter(10)), Promise.failsAtLeast(0.95)));
  }

  private static List<Scenario> worseAtTimes() {
    return List.of(
        atTimes("errors x 3 in any 36 intervals", errors(Changes.inAny(36, 3))),
        atTimes("latency x 10 in any 20 intervals", latency(Changes.inAny(20, 10))),
        atTimes("latency x 10 in any 6 intervals", latency(Changes.inAny(6, 10))),
        atTimes("latency x 10 in any single interval", latency(Changes.inAny(1, 10))),
        atTimes("errors x 3 in the first 15, then recovered", errors(Changes.upTo(15, 3))),
        atTimes("latency +50 % in the first 15, then recovered", latency(Changes.upTo(15, 1.5))));
  }

  private static Scenario noWorse(String name, Model model, Promise... more) {
    var promises = Stream.concat(Stream.of(Promise.failsAtMost(ALPHA)), Stream.of(more)).toList();
    return new Scenario(name, Group.NO_WORSE, model, 1, promises);
  }

  private static Scenario beyond(String name, Course perSide) {
    return new Scenario(name, Group.BEYOND_PROMISE, Counts.USUAL.perSide(perSide), 1, List.of());
  }

  private static Scenario worse(String name, Model model, Promise... promises) {
    return new Scenario(name, Group.WORSE, model, 1, List.of(promises));
  }

  private static Scenario worseAtTheEnd(String what, Model model, Promise... promises) {
    return new Scenario(
        what + " from interval " + LAST_QUARTER + " on",
        Group.WORSE_AT_TIMES,
        model,
        LAST_QUARTER,
        List.of(promises));
  }

  private static Scenario atTimes(String name, Model model) {
    return new Scenario(name, Group.WORSE_AT_TIMES, model, 1, List.of());
  }

  private static Counts errors(Course change) {
    return Counts.USUAL.canary(change);
  }

  private static Values latency(Course change) {
    return Values.USUAL.canary(change);
  }

  private static Course lastQuarter(double factor) {
    return Changes.from(LAST_QUARTER, factor);
  }

  private static Course slow(double logSd, double rho) {
    return Noise.autocorrelated(logSd, rho);
  }
}
