package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Monitoring;
import io.deployguardian.core.plan.SlowerThan;
import io.deployguardian.core.plan.Spelling;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Agent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A metric that speaks against a canary. */
record MetricTrouble(Service.Here here) {

  private static final Pattern PERCENTILE = Pattern.compile("latency-p\\d{2}");

  Trouble of(Metric metric) {
    return new Trouble(
        Trouble.Kind.METRIC,
        metric.name(),
        metric.critical()
            ? Sentence.of("The metric {} fails", metric.name())
            : Sentence.of("The metric {} warns", metric.name()),
        metric.critical()
            ? Sentence.of(
                "The canary is rolled back at once, with a reason about {}; the event is {}.",
                metric.name(),
                "CanaryFailed")
            : Sentence.of(
                "Beside the verdict stands a warning about {}; nothing is rolled back for it.",
                metric.name()),
        meaning(metric),
        look(metric));
  }

  private static List<Sentence> meaning(Metric metric) {
    var meaning = new ArrayList<Sentence>();
    meaning.add(Sentence.of("It is {}.", what(metric)));
    meaning.add(
        Sentence.of(
            "Against the baseline: it is {} at the canary, chance is no excuse for it, and it is"
                + " not shown to be within the tolerance of {}.",
            Sentence.of(worse(metric.direction())),
            tolerance(metric.tolerance())));
    meaning.add(
        metric.threshold().isPresent()
            ? Sentence.of(
                "Against its threshold: the canary alone is {} {}. That counts even if the baseline"
                    + " is no better, and it is all that a first release is judged by.",
                Sentence.of(metric.direction() == Direction.DECREASE ? "below" : "above"),
                number(metric, metric.threshold().getAsDouble()))
            : Sentence.of("It has no threshold, so there is nothing to judge a first release by."));
    meaning.add(silence(metric));
    return meaning;
  }

  private static Sentence what(Metric metric) {
    Optional<SlowerThan> slower = SlowerThan.named(metric.name());
    if (metric.kind() == Kind.RATIO && metric.name().equals("error-rate")) {
      return Sentence.of("the share of failed requests");
    }
    if (metric.kind() == Kind.RATIO && slower.isPresent()) {
      return Sentence.of(
          "the share of requests that took longer than {} ms", slower.get().millis());
    }
    if (metric.kind() == Kind.VALUE && PERCENTILE.matcher(metric.name()).matches()) {
      return Sentence.of("a percentile of the latency, in milliseconds");
    }
    return switch (metric.kind()) {
      case RATIO ->
          Sentence.of("the share of bad events that the metric source calls {}", metric.name());
      case VALUE -> Sentence.of("the value that the metric source calls {}", metric.name());
    };
  }

  private static String worse(Direction direction) {
    return switch (direction) {
      case INCREASE -> "higher";
      case DECREASE -> "lower";
      case EITHER -> "higher or lower";
    };
  }

  private static Sentence tolerance(Tolerance tolerance) {
    String relative = Spelling.ofShare(tolerance.relative());
    return tolerance.absolute() > 0
        ? Sentence.of(
            "{} of the baseline, or {} of all events",
            Sentence.of(relative),
            Sentence.of(Spelling.ofShare(tolerance.absolute())))
        : Sentence.of("{} of the baseline", Sentence.of(relative));
  }

  private static Sentence number(Metric metric, double number) {
    return Sentence.of(
        metric.kind() == Kind.RATIO ? Spelling.ofShare(number) : Spelling.ofNumber(number));
  }

  /** At the end of soak and patience. */
  private static Sentence silence(Metric metric) {
    if (!metric.required()) {
      return Sentence.of("It may be missing.");
    }
    return metric.critical()
        ? Sentence.of(
            "Without any data it fails, too, once soak and patience are over: silence is no good"
                + " news.")
        : Sentence.of("Without data the canary is held once soak and patience are over.");
  }

  private List<Instruction> look(Metric metric) {
    var look = new ArrayList<Instruction>();
    look.add(
        Instruction.to(
            "The reason: what was seen on both sides, how strong the evidence is, and since when."));
    dashboard().ifPresent(look::add);
    look.add(
        SlowerThan.named(metric.name()).isPresent() || PERCENTILE.matcher(metric.name()).matches()
            ? Instruction.to("What the canary waits for: what it calls, cold starts, locks.")
            : Instruction.to("What the canary logs that the baseline doesn't."));
    if (metric.critical()) {
      look.add(
          Instruction.to("The same measurements, judged again; nothing is changed:")
              .by(Invoke.aboutRollout(Agent.CANARY_EVALUATION, "replay")));
    }
    return look;
  }

  /** Only the first: a plan may have twenty, and each metric would tell all of them. */
  private Optional<Instruction> dashboard() {
    List<URI> all =
        here.service().declared().monitoring().map(Monitoring::dashboards).orElse(List.of());
    return all.stream()
        .findFirst()
        .map(
            first ->
                all.size() == 1
                    ? Instruction.to("The same minutes at {}", first)
                    : Instruction.to("The same minutes at {}, and the other dashboards", first));
  }
}
