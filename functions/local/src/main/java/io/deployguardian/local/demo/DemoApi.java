package io.deployguardian.local.demo;

import static java.lang.System.Logger.Level.ERROR;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Everything under {@code /demo/}. */
final class DemoApi implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(DemoApi.class.getName());

  private final DemoRouter router;
  private final Releases releases;
  private final Proxy proxy;
  private final RoutesApi routesApi;
  private final VersionsApi versionsApi;

  DemoApi(DemoWorld world, DemoRouter router, Releases releases, Proxy proxy, RoutesApi routesApi) {
    this.router = router;
    this.releases = releases;
    this.proxy = proxy;
    this.routesApi = routesApi;
    this.versionsApi = new VersionsApi(world, releases);
  }

  /**
   * @throws IOException if the caller is gone
   */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).sendTo(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    Optional<Call> call = Call.read(exchange);
    try {
      return call.map(this::answer)
          .orElseGet(() -> Answer.error(413, "body: found more than 1 MiB, expected less"));
    } catch (RuntimeException broken) {
      // The edge: one broken request must not show a stack trace, nor end the host.
      LOG.log(ERROR, exchange.getRequestMethod() + " " + exchange.getRequestURI(), broken);
      return Answer.error(500, "the demo failed on this request, see the log");
    }
  }

  private Answer answer(Call call) {
    return switch (call.segment(0)) {
      case "app" -> call.route().answer(route -> router.route(route, call));
      case "releases" -> call.artifact().answer(artifact -> release(artifact, call));
      case "routes" -> routesApi.answer(call);
      case "versions" -> versionsApi.answer(call);
      default -> Answer.notFound(call);
    };
  }

  private Answer release(String artifact, Call call) {
    try {
      return proxy.forward(call, URI.create(releases.address(artifact) + call.rest(2)));
    } catch (IOException unreachable) {
      return Answer.error(502, "no answer from " + artifact + ": " + unreachable);
    }
  }
}
