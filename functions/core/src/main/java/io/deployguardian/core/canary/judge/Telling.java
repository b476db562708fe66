package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement.Exclusion;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import java.util.stream.Collectors;

/** A metric's findings in one sentence, for whoever is woken by them. */
final class Telling {

  private final Trial trial;

  Telling(Trial trial) {
    this.trial = trial;
  }

  String sentence() {
    String said =
        switch (trial.standing()) {
          case FAIL -> facts() + "; " + verdict() + after();
          case PASS -> facts() + "; " + pass() + after();
          case UNCLEAR -> facts() + "; " + obstacle() + outlook();
        };
    return said + leftOut();
  }

  private String facts() {
    if (trial.rollout().usable() == 0) {
      return "no usable data";
    }
    return trial.effect().isEmpty()
        ? trial.seen()
        : trial.seen() + ": " + Numbers.change(trial.effect().getAsDouble()) + range();
  }

  private String range() {
    return trial
        .interval()
        .map(i -> " (" + Numbers.change(i.low()) + " to " + Numbers.change(i.high()) + ")")
        .orElse("");
  }

  private String verdict() {
    String odds = ", evidence " + Numbers.odds(trial.evidence());
    return trial.isBeyondLimit()
        ? "beyond the threshold of " + threshold() + odds
        : "worse than the baseline" + odds;
  }

  private String pass() {
    if (!trial.isComparable()) {
      return good() + " the threshold of " + threshold();
    }
    String within = "within the tolerance of " + tolerance();
    return trial.comparisons().isShownWorse() ? "worse than the baseline, but " + within : within;
  }

  private String after() {
    int intervals = trial.rollout().usable();
    int here = trial.stage().usable();
    String all = intervals == 1 ? ", in 1 interval" : ", in " + intervals + " intervals";
    return here == intervals ? all : all + ", " + here + " of them at this stage";
  }

  private String obstacle() {
    return switch (trial.obstacle()) {
      case NOTHING_TO_JUDGE_BY -> "there is neither a baseline nor a threshold to judge it by";
      case NO_DATA -> "nothing of this stage can be used yet";
      case TOO_FEW_INTERVALS ->
          trial.stage().usable() + " of the " + Window.ENOUGH + " intervals that a pass takes";
      case GAPS ->
          trial.stage().missing() + " of " + trial.stage().intervals() + " intervals are missing";
      case UNRELIABLE -> trial.unreliable().orElseThrow();
      case CHANGING ->
          trial.comparisons().isShownChanged()
              ? "it looks as if it changed on the way"
              : "by itself the last quarter is beyond the tolerance of " + tolerance();
      case AT_THE_LIMIT -> "not shown to be " + good() + " the threshold of " + threshold();
      case NOT_SHOWN ->
          "not shown yet to be within the tolerance of " + tolerance() + ", evidence " + needed();
      case NONE -> "";
    };
  }

  private String needed() {
    return Numbers.odds(trial.evidenceWithin())
        + " where "
        + Numbers.odds(trial.bars().pass())
        + " is needed";
  }

  private String outlook() {
    return trial.outlook().map("; "::concat).orElse("");
  }

  private String leftOut() {
    String exclusions =
        trial.rollout().exclusions().stream()
            .map(Telling::excluded)
            .collect(Collectors.joining(", "));
    return exclusions.isEmpty() ? "" : "; left out: " + exclusions;
  }

  private static String excluded(Exclusion exclusion) {
    return exclusion.intervals() + " x " + exclusion.why();
  }

  private String good() {
    return trial.metric().direction() == Direction.DECREASE ? "above" : "below";
  }

  private String threshold() {
    double threshold = trial.metric().threshold().orElseThrow();
    return trial.metric().kind() == Kind.RATIO
        ? Numbers.percent(threshold)
        : Numbers.plain(threshold);
  }

  private String tolerance() {
    var tolerance = trial.metric().tolerance();
    String relative = Numbers.percent(tolerance.relative());
    return tolerance.absolute() > 0
        ? relative + " or " + Numbers.percent(tolerance.absolute()) + " of all"
        : relative;
  }
}
