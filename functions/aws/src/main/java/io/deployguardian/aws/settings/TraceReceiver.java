package io.deployguardian.aws.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Whoever takes spans, over OTLP.
 *
 * @param endpoint without {@code /v1/traces}
 * @param headers where the headers are that open it: {@code name=value,name=value}
 */
public record TraceReceiver(URI endpoint, Optional<SecretReference> headers) {}
