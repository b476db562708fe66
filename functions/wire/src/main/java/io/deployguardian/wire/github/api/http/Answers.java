package io.deployguardian.wire.github.api.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest answers that came with an ETag, the least recently used forgotten first. To ask
 * whether one still holds costs nothing of the rate limit ("Best practices for using the REST API",
 * which calls it a conditional request).
 */
final class Answers {
  private static final int MOST = 256;

  record Kept(String etag, Object value) {}

  private final Map<URI, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Kept> eldest) {
          return size() > MOST;
        }
      };

  synchronized Kept of(URI uri) {
    return kept.get(uri);
  }

  /** Values only: a {@link Response} can be read once. */
  synchronized void keep(Exchange exchange, Object value) {
    if (value == null || value instanceof Response) {
      return;
    }
    exchange.uri().ifPresent(uri -> keep(uri, exchange, value));
  }

  private void keep(URI uri, Exchange exchange, Object value) {
    exchange
        .etag()
        .ifPresentOrElse(etag -> kept.put(uri, new Kept(etag, value)), () -> kept.remove(uri));
  }
}
