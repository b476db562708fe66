package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Exclusion;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.Judgement.Interval;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.wire.json.DomainJson;

/**
 * A judgement as people and scripts read it. JSON has no infinite numbers: an open end of an
 * interval is null, like what is unknown, and evidence beyond all bounds is the largest double.
 */
public final class JudgementView {

  private static final Interval UNKNOWN =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  private JudgementView() {}

  /** {@code {"verdict", "decidedAt", "reasons": ["about: text"], "metrics"}}. */
  public static ObjectNode whole(Judgement judgement) {
    ObjectNode view =
        DomainJson.mapper().createObjectNode().put("verdict", judgement.verdict().word());
    if (judgement.decidedAt().isPresent()) {
      view.put("decidedAt", judgement.decidedAt().getAsInt());
    } else {
      view.putNull("decidedAt");
    }
    ArrayNode reasons = view.putArray("reasons");
    judgement.verdict().reasons().stream().map(Reason::toString).forEach(reasons::add);
    view.set("metrics", metrics(judgement));
    return view;
  }

  /** What each metric says by itself. */
  public static ArrayNode metrics(Judgement judgement) {
    ArrayNode metrics = DomainJson.mapper().createArrayNode();
    judgement.metrics().forEach(finding -> add(metrics.addObject(), finding));
    return metrics;
  }

  private static void add(ObjectNode view, Finding finding) {
    view.put("name", finding.metric()).put("verdict", finding.verdict().word());
    view.put("effect", finite(finding.effect().orElse(Double.NaN)));
    Interval interval = finding.interval().orElse(UNKNOWN);
    view.putArray("interval").add(finite(interval.low())).add(finite(interval.high()));
    view.put("evidence", finite(Math.min(finding.evidence(), Double.MAX_VALUE)));
    view.put("samples", finding.samples());
    view.putObject("sizes")
        .put("baseline", finding.sizes().baseline())
        .put("canary", finding.sizes().canary());
    ArrayNode excluded = view.putArray("excluded");
    for (Exclusion exclusion : finding.excluded()) {
      excluded.addObject().put("why", exclusion.why()).put("intervals", exclusion.intervals());
    }
    ArrayNode reasons = view.putArray("reasons");
    finding.reasons().stream().map(Reason::text).forEach(reasons::add);
  }

  /** Null, which JSON shows as such, where the number is none. */
  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
