package io.deployguardian.aws.trace;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whoever takes spans: a collector, or a vendor's address.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>
 */
final class Receiver {

  /** GitHub waits ten seconds for a webhook's answer, and this comes before it. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private Receiver() {}

  /**
   * One attempt for each export: what waits for another would hold up an answer.
   *
   * @param endpoint with or without {@code /v1/traces}
   * @param headers asked at each export
   */
  static SpanExporter at(URI endpoint, Optional<Supplier<Map<String, String>>> headers) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString().replaceFirst("(/v1/traces)?/*$", "/v1/traces"))
            .setConnectTimeout(CONNECT)
            .setTimeout(PATIENCE)
            .setRetryPolicy(null);
    headers.ifPresent(exporter::setHeaders);
    return exporter.build();
  }
}
