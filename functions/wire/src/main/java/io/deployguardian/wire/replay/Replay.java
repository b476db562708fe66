package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Judges what stands under {@code replay}, all of it at once, as if it had been measured in that
 * order. Nothing is read or written beside it. {@link JudgementView} says what an answer looks
 * like.
 */
public final class Replay {

  private static final String PLACE = "replay";
  private static final String ROLLOUT = "rollout";
  private static final String METRICS = "metrics";
  private static final String INTERVALS = "intervals";
  private static final String ALPHA = "alpha";
  private static final String BETA = "beta";

  private static final double SMALLEST_RISK = 1e-9;
  private static final double LARGEST_RISK = 0.5;

  private final Judge judge;

  public Replay(Judge judge) {
    this.judge = judge;
  }

  /**
   * Which rollout's record is meant; empty where intervals are given.
   *
   * @throws BadPayload if it can't be told
   */
  public static Optional<RolloutId> rollout(JsonNode replay) {
    Fields asked = Fields.of(PLACE, replay, ROLLOUT, METRICS, INTERVALS, ALPHA, BETA);
    Optional<RolloutId> rollout = asked.rollout();
    if (rollout.isPresent() && asked.given(INTERVALS).isPresent()) {
      throw new BadPayload(PLACE, "rollout and intervals", "one or the other");
    }
    return rollout;
  }

  /**
   * Judges given intervals.
   *
   * @param replay {@code {"metrics", "intervals", "alpha"?, "beta"?}}
   * @throws BadPayload if it is anything else
   */
  public ObjectNode answer(JsonNode replay) {
    Fields asked = Fields.of(PLACE, replay, METRICS, INTERVALS, ALPHA, BETA);
    List<Metric> metrics = Metrics.read(asked, METRICS);
    var measurements = Intervals.read(asked, INTERVALS, metrics);
    Risk risk = risk(asked, Risk.USUAL);
    return JudgementView.whole(
        judge.judge(new Analysis(metrics, measurements, 0, true, false, risk)));
  }

  /**
   * Judges what was recorded, up to the latest stage that was measured; by the rollout's own plan
   * where {@code replay} says nothing else.
   *
   * @param replay {@code {"rollout", "metrics"?, "alpha"?, "beta"?}}
   * @throws BadPayload if it is anything else, or declares what was recorded otherwise
   */
  public ObjectNode again(JsonNode replay, Recording recording) {
    Fields asked = Fields.of(PLACE, replay, ROLLOUT, METRICS, ALPHA, BETA);
    Optional<CanaryPlan> plan = recording.plan();
    List<Metric> metrics =
        asked.given(METRICS).isPresent()
            ? Metrics.read(asked, METRICS)
            : plan.map(CanaryPlan::metrics).orElseThrow(() -> unplanned(asked));
    recording.check(metrics, asked.at(METRICS));
    Risk risk = risk(asked, plan.map(CanaryPlan::risk).orElse(Risk.USUAL));
    ObjectNode answer =
        DomainJson.mapper().createObjectNode().put(ROLLOUT, recording.rollout().id().value());
    return answer.setAll(
        JudgementView.whole(
            judge.judge(
                new Analysis(
                    metrics,
                    recording.measurements(),
                    recording.latestStage(),
                    recording.isComparable(),
                    false,
                    risk))));
  }

  private static BadPayload unplanned(Fields asked) {
    return asked.wrong(METRICS, "metrics: there is no plan of this rollout to take them from");
  }

  private static Risk risk(Fields asked, Risk usual) {
    return new Risk(
        probability(asked, ALPHA, usual.alpha()), probability(asked, BETA, usual.beta()));
  }

  private static double probability(Fields asked, String name, double usual) {
    return asked
        .optionalDecimal(
            name,
            number -> number >= SMALLEST_RISK && number <= LARGEST_RISK,
            "a probability, 0.000000001 to 0.5")
        .orElse(usual);
  }
}
