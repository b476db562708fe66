package io.deployguardian.aws.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.MeteredWatch;
import io.deployguardian.aws.testing.Collector;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.trace.Piece;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpTracesTest {

  private static final String TRACE = "72d3162ecc7811e381ab4c9367dc0958";
  private static final Concern CONCERN = new Concern("CanaryFailed", TRACE, "4711-1001-shop");

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final Collector collector = new Collector();

  @AfterEach
  void close() {
    collector.close();
  }

  private OtlpTraces of(Agent function, double share) {
    return of(function, share, collector.endpoint(), Optional.empty());
  }

  private OtlpTraces of(
      Agent function, double share, URI to, Optional<Supplier<Map<String, String>>> headers) {
    return OtlpTraces.to(to, headers, function, new Sampling(share), clock, new Random(4711));
  }

  private static Watch watch(Traces traces) {
    var meters = new EmfMeterRegistry("rollback", new PrintStream(PrintStream.nullOutputStream()));
    return new MeteredWatch("rollback", meters, traces);
  }

  @Test
  void a_piece_of_work_is_a_span_and_its_calls_are_below_it() {
    OtlpTraces traces = of(Agent.ROLLBACK, 1);
    watch(traces)
        .about(
            CONCERN,
            () -> {
              now = now.plusMillis(120);
              return Piece.call("Lambda", "UpdateAlias", () -> "done");
            });
    traces.flush();

    Span work = collector.span("rollback CanaryFailed");
    assertThat(hex(work.getTraceId())).isEqualTo(TRACE);
    assertThat(hex(work.getParentSpanId())).isEqualTo("81ab4c9367dc0958");
    assertThat(work.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
    assertThat(work.getStartTimeUnixNano())
        .isEqualTo(
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-11-20T12:00:00Z").getEpochSecond()));
    assertThat(work.getEndTimeUnixNano() - work.getStartTimeUnixNano()).isEqualTo(120_000_000);
    assertThat(attributes(work))
        .containsOnly(
            Map.entry("guardian.rollout", "4711-1001-shop"),
            Map.entry("guardian.occasion", "CanaryFailed"));
    Span call = collector.span("Lambda UpdateAlias");
    assertThat(call.getParentSpanId()).isEqualTo(work.getSpanId());
    assertThat(call.getTraceId()).isEqualTo(work.getTraceId());
    assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(collector.resources().getFirst().getResource().getAttributesList())
        .extracting(each -> each.getKey() + "=" + each.getValue().getStringValue())
        .contains("service.name=rollback", "service.namespace=deploy-guardian");
  }

  @Test
  void the_webhook_is_above_them_all() {
    OtlpTraces traces = of(Agent.WEBHOOK_INTAKE, 1);
    watch(traces).about(new Concern("deployment", TRACE, "4711-1001-shop"), () -> "202");
    traces.flush();

    Span webhook = collector.span("webhook-intake deployment");
    assertThat(hex(webhook.getSpanId())).isEqualTo("81ab4c9367dc0958");
    assertThat(webhook.getParentSpanId()).isEqualTo(ByteString.EMPTY);
    assertThat(webhook.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
  }

  @Test
  void a_failure_is_named_by_its_kind_and_not_by_its_message() {
    OtlpTraces traces = of(Agent.ROLLBACK, 1);
    assertThatThrownBy(
            () ->
                watch(traces)
                    .about(
                        CONCERN,
                        () -> {
                          throw new IllegalStateException("token ghp_abc is no good");
                        }))
        .isInstanceOf(IllegalStateException.class);
    traces.flush();

    Span work = collector.span("rollback CanaryFailed");
    assertThat(work.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(attributes(work)).containsEntry("error.type", "IllegalStateException");
    assertThat(collector.requests().toString()).doesNotContain("ghp_abc");
  }

  @Test
  void a_look_that_found_nothing_to_do_leaves_no_trace() {
    OtlpTraces traces = of(Agent.CANARY_EVALUATION, 1);
    Handled handled = watch(traces).look("tick", () -> Handled.leftAlone("not due"));
    traces.flush();
    assertThat(handled.what()).isEqualTo("not due");
    assertThat(collector.requests()).isEmpty();
  }

  @Test
  void what_is_not_sampled_is_not_sent_and_nothing_is_sent_twice() {
    OtlpTraces none = of(Agent.ROLLBACK, 0);
    watch(none).about(CONCERN, () -> "done");
    none.flush();
    assertThat(collector.requests()).isEmpty();

    OtlpTraces all = of(Agent.ROLLBACK, 1);
    watch(all).about(CONCERN, () -> "done");
    all.flush();
    all.flush();
    assertThat(collector.requests()).hasSize(1);
  }

  @Test
  void headers_open_the_receiver_and_may_be_rotated() {
    var key = new String[] {"one"};
    OtlpTraces traces =
        of(Agent.ROLLBACK, 1, collector.endpoint(), Optional.of(() -> Map.of("x-key", key[0])));
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    key[0] = "two";
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    assertThat(collector.keys()).containsExactly("one", "two");
  }

  @Test
  void a_receiver_that_refuses_or_is_gone_or_headers_that_are_none_lose_the_traces_only() {
    collector.answer(503);
    OtlpTraces refused = of(Agent.ROLLBACK, 1);
    watch(refused).about(CONCERN, () -> "done");
    refused.flush();
    assertThat(collector.requests()).as("one attempt").hasSize(1);

    collector.close();
    OtlpTraces gone = of(Agent.ROLLBACK, 1);
    watch(gone).about(CONCERN, () -> "done");
    gone.flush();

    OtlpTraces unopened =
        of(
            Agent.ROLLBACK,
            1,
            collector.endpoint(),
            Optional.of(
                () -> {
                  throw new IllegalStateException("no such secret");
                }));
    watch(unopened).about(CONCERN, () -> "done");
    unopened.flush();
  }

  @Test
  void a_receiver_that_failed_is_left_alone_for_a_minute() {
    collector.answer(503);
    OtlpTraces traces = of(Agent.ROLLBACK, 1);
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    collector.answer(200);
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    assertThat(collector.requests()).hasSize(1);

    now = now.plus(OtlpTraces.PAUSE);
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    assertThat(collector.requests()).hasSize(2);
    assertThat(collector.spans()).as("what was dropped stays dropped").hasSize(2);
  }

  @Test
  void a_receiver_may_be_named_with_its_path() {
    OtlpTraces traces =
        of(Agent.ROLLBACK, 1, URI.create(collector.endpoint() + "/v1/traces/"), Optional.empty());
    watch(traces).about(CONCERN, () -> "done");
    traces.flush();
    assertThat(collector.requests()).hasSize(1);
  }

  @Test
  void a_receiver_that_says_nothing_is_not_waited_for_long() throws IOException {
    try (var silent = new ServerSocket(0)) {
      URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      OtlpTraces traces = of(Agent.ROLLBACK, 1, endpoint, Optional.empty());
      watch(traces).about(CONCERN, () -> "done");
      Instant from = Instant.now();
      traces.flush();
      assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }
  }

  private static Map<String, String> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue().getStringValue()));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
