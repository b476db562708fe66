package io.deployguardian.wire.github.api.http;

import io.deployguardian.wire.github.api.rest.At;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What every request says and no interface repeats. Which call a request belongs to is in {@link
 * At#CALL}, which goes no further than this: filters may run in another thread.
 */
final class Exchanges implements ClientRequestFilter, ClientResponseFilter {
  private static final String VERSION = "X-GitHub-Api-Version";
  private static final int OK = 200;

  private final URI base;
  private final Answers answers;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Exchange> open = new ConcurrentHashMap<>();

  Exchanges(URI base, Answers answers) {
    this.base = base;
    this.answers = answers;
  }

  Exchange open(String authorization) {
    var exchange = new Exchange(Long.toString(count.incrementAndGet()), authorization);
    open.put(exchange.id(), exchange);
    return exchange;
  }

  void close(Exchange exchange) {
    open.remove(exchange.id());
  }

  @Override
  public void filter(ClientRequestContext request) {
    var headers = request.getHeaders();
    var exchange = open.get(String.valueOf(headers.getFirst(At.CALL)));
    URI uri = request.getUri();
    if (exchange == null || !base.getAuthority().equals(uri.getAuthority())) {
      throw new IllegalStateException("a request of no call, or not to " + base.getHost());
    }
    headers.remove(At.CALL);
    headers.putSingle(HttpHeaders.AUTHORIZATION, exchange.authorization());
    headers.putSingle(HttpHeaders.USER_AGENT, "deploy-guardian");
    headers.putSingle(VERSION, "2022-11-28");
    var kept = HttpMethod.GET.equals(request.getMethod()) ? answers.of(uri) : null;
    if (kept != null) {
      headers.putSingle(HttpHeaders.IF_NONE_MATCH, kept.etag());
    }
    exchange.asks(uri, kept);
    request.setProperty(At.CALL, exchange);
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    if (response.getStatus() == OK
        && HttpMethod.GET.equals(request.getMethod())
        && request.getProperty(At.CALL) instanceof Exchange exchange) {
      exchange.answered(response.getHeaderString(HttpHeaders.ETAG));
    }
  }
}
