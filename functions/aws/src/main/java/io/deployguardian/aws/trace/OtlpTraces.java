package io.deployguardian.aws.trace;

import io.deployguardian.aws.client.Once;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.trace.Piece;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Spans, sent by OpenTelemetry's exporter. They are made when a piece of work has ended: only then
 * it is known whom it was about, and whether that one is sampled.
 */
public final class OtlpTraces implements Traces {

  /** After a failure: webhooks must not wait for a dead receiver one after the other. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Supplier<SpanExporter> exporter;
  private final Sampling sampling;
  private final Supplier<Spans> spans;
  private final InstantSource clock;
  private final List<Work> kept = new ArrayList<>();
  private Instant pausedUntil = Instant.MIN;

  /**
   * @param exporter asked when there is something to send: nine invocations in ten need none
   */
  OtlpTraces(
      Supplier<SpanExporter> exporter,
      Agent function,
      Sampling sampling,
      InstantSource clock,
      RandomGenerator chance) {
    this.exporter = exporter;
    this.sampling = sampling;
    this.spans = new Once<>(() -> new Spans(function, chance));
    this.clock = clock;
  }

  /**
   * @param headers asked at each export
   */
  public static OtlpTraces to(
      URI endpoint,
      Optional<Supplier<Map<String, String>>> headers,
      Agent function,
      Sampling sampling,
      InstantSource clock,
      RandomGenerator chance) {
    return new OtlpTraces(
        new Once<>(() -> Receiver.at(endpoint, headers)), function, sampling, clock, chance);
  }

  @Override
  public Ongoing begin() {
    Instant from = clock.instant();
    Piece piece = Piece.begin();
    return new Ongoing() {
      @Override
      public void ended(Concern concern, Optional<String> error) {
        piece.end();
        if (sampling.takes(concern.trace())) {
          kept.add(new Work(concern, piece, from, clock.instant(), error));
        }
      }

      @Override
      public void forgotten() {
        piece.end();
      }
    };
  }

  @Override
  public void flush() {
    List<Work> now = List.copyOf(kept);
    kept.clear();
    if (!now.isEmpty() && !clock.instant().isBefore(pausedUntil)) {
      send(now.stream().flatMap(work -> spans.get().of(work).stream()).toList());
    }
  }

  /** Why it didn't work the exporter logs by itself. */
  private void send(List<SpanData> spans) {
    var sent = exporter.get().export(spans);
    if (!sent.join(Receiver.PATIENCE.toMillis(), TimeUnit.MILLISECONDS).isSuccess()) {
      pausedUntil = clock.instant().plus(PAUSE);
    }
  }
}
