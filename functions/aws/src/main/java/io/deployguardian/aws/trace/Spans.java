package io.deployguardian.aws.trace;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.trace.Call;
import io.deployguardian.wire.trace.Piece;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A span for a piece of work, and one below it for each call that it made. The webhook that a trace
 * began with is above them all: its id follows from the trace's, so nobody has to hand it on.
 */
final class Spans {

  private static final String ROLLOUT = "guardian.rollout";
  private static final String OCCASION = "guardian.occasion";
  private static final String DROPPED = "guardian.calls.dropped";

  private final Agent function;
  private final RandomGenerator chance;
  private final Resource resource;

  Spans(Agent function, RandomGenerator chance) {
    this.function = function;
    this.chance = chance;
    this.resource =
        Resource.create(
            Attributes.builder()
                .put("service.name", function.functionName())
                .put("service.namespace", "deploy-guardian")
                .build());
  }

  List<SpanData> of(Work work) {
    Concern concern = work.concern();
    Piece piece = work.piece();
    SpanContext first = context(concern.trace(), concern.trace().substring(16));
    boolean isFirst = function == Agent.WEBHOOK_INTAKE;
    var attributes =
        Attributes.builder().put(ROLLOUT, concern.subject()).put(OCCASION, concern.occasion());
    if (piece.dropped() > 0) {
      attributes.put(DROPPED, piece.dropped());
    }
    var span =
        new FinishedSpan(
            function.functionName() + " " + concern.occasion(),
            isFirst ? SpanKind.SERVER : SpanKind.CONSUMER,
            isFirst ? first : context(concern.trace(), drawn()),
            isFirst ? SpanContext.getInvalid() : first,
            work.from(),
            work.to(),
            work.error(),
            attributes.build(),
            resource);
    List<SpanData> all = new ArrayList<>();
    all.add(span);
    piece.calls().forEach(call -> all.add(below(span, call)));
    return all;
  }

  private SpanData below(FinishedSpan above, Call call) {
    return new FinishedSpan(
        call.system() + " " + call.operation(),
        SpanKind.CLIENT,
        context(above.context().getTraceId(), drawn()),
        above.context(),
        call.from(),
        call.to(),
        call.error(),
        Attributes.empty(),
        resource);
  }

  private static SpanContext context(String trace, String span) {
    // A span's id may be anything but zero.
    String id = SpanId.isValid(span) ? span : "0000000000000001";
    return SpanContext.create(trace, id, TraceFlags.getSampled(), TraceState.getDefault());
  }

  private String drawn() {
    return SpanId.fromLong(chance.nextLong());
  }
}
