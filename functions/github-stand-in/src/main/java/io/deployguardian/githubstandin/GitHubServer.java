package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each request that WireMock gets: who asks, what goes wrong, who answers. */
final class GitHubServer implements ResponseDefinitionTransformerV2 {
  static final String NAME = "github";
  private static final String LOGS = "_logs";
  private static final int LIMIT = 5000;

  private final Routes routes;
  private final Access access;
  private final Faults faults;
  private final InstantSource clock;
  private final List<Recorded> requests = new CopyOnWriteArrayList<>();
  private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger counted = new AtomicInteger();
  private volatile Optional<URI> links = Optional.empty();

  GitHubServer(Routes routes, Access access, Faults faults, InstantSource clock) {
    this.routes = routes;
    this.access = access;
    this.faults = faults;
    this.clock = clock;
  }

  List<Recorded> requests() {
    return requests;
  }

  void forget() {
    requests.clear();
    listeners.clear();
    counted.set(0);
    links = Optional.empty();
  }

  void linksTo(URI elsewhere) {
    links = Optional.of(elsewhere);
  }

  void listen(Consumer<Recorded> listener) {
    listeners.add(listener);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return true;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    var fault = faults.next(request.getMethod() + " " + request.getUrl(), clock.instant());
    Answer answer =
        fault.isPresent() && !fault.get().done()
            ? Faults.answer(fault.get().kind())
            : answer(request);
    String body =
        answer.body().map(node -> node.isTextual() ? node.asText() : node.toString()).orElse("");
    var response = response(request, answer, body);
    fault.ifPresent(f -> Faults.spoil(f.kind(), response, body));
    ResponseDefinition definition = response.build();
    record(request, definition.getFault() == null ? definition.getStatus() : 0);
    return definition;
  }

  private Answer answer(Request request) {
    try {
      return answer(request, parts(request));
    } catch (Answer.Problem problem) {
      return problem.answer();
    }
  }

  private Answer answer(Request request, List<String> parts) {
    String authorization = request.getHeader("Authorization");
    if (parts.getFirst().equals(LOGS)) {
      // As the storage behind it does: a signed URL, and no second way to come in.
      return authorization == null ? routed(request, parts, "", false) : Answer.nothing(400);
    }
    var caller = access.caller(authorization);
    boolean asApp = parts.getFirst().equals("app") || parts.getLast().equals("installation");
    if (caller.isEmpty() || (caller.get() == Access.Caller.APP) != asApp) {
      return Answer.error(401, asApp ? "A JSON web token could not be decoded" : "Bad credentials");
    }
    return routed(
        request,
        parts,
        access.login(caller.get(), authorization),
        caller.get() == Access.Caller.INSTALLATION);
  }

  private Answer routed(Request request, List<String> parts, String login, boolean byApp) {
    var match = routes.find(request.getMethod().getName(), parts).orElseThrow(Answer::notFound);
    var call =
        new Call(
            links.orElse(URI.create(request.getAbsoluteUrl())),
            match.path(),
            query(request),
            Json.read(request.getBodyAsString()),
            byApp,
            login);
    return match.answer().apply(call);
  }

  private ResponseDefinitionBuilder response(Request request, Answer answer, String body) {
    boolean get = request.getMethod().getName().equals("GET");
    String etag = "W/\"" + UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)) + "\"";
    boolean known =
        get && answer.status() == 200 && etag.equals(request.getHeader("If-None-Match"));
    int used = known ? counted.get() : counted.incrementAndGet();
    var response =
        ResponseDefinitionBuilder.responseDefinition()
            .withStatus(known ? 304 : answer.status())
            .withHeader("X-GitHub-Request-Id", UUID.randomUUID().toString());
    if (!answer.headers().containsKey("x-ratelimit-remaining")) {
      response
          .withHeader("x-ratelimit-limit", Integer.toString(LIMIT))
          .withHeader("x-ratelimit-remaining", Integer.toString(Math.max(1, LIMIT - used)));
    }
    if (get && answer.status() == 200) {
      response.withHeader("ETag", etag);
    }
    if (!answer.headers().containsKey("Content-Type")) {
      response.withHeader("Content-Type", "application/json; charset=utf-8");
    }
    answer.headers().forEach(response::withHeader);
    return known ? response : response.withBody(body);
  }

  private void record(Request request, int status) {
    JsonNode body;
    try {
      body = Json.read(request.getBodyAsString());
    } catch (Answer.Problem e) {
      body = Json.object();
    }
    var recorded =
        new Recorded(
            request.getMethod().getName(), request.getUrl(), headers(request), body, status);
    requests.add(recorded);
    listeners.forEach(listener -> listener.accept(recorded));
  }

  private static Map<String, String> headers(Request request) {
    return request.getHeaders().all().stream()
        .collect(
            Collectors.toMap(
                header -> header.key().toLowerCase(Locale.ROOT), header -> header.firstValue()));
  }

  /** Split before it is decoded: a name may hold a slash. */
  private static List<String> parts(Request request) {
    String path = request.getUrl().split("\\?", 2)[0].substring(1);
    return Stream.of(path.split("/")).map(GitHubServer::decoded).toList();
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> found = new HashMap<>();
    String query = Optional.ofNullable(URI.create(request.getUrl()).getRawQuery()).orElse("");
    for (String part : query.split("&")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        found.put(decoded(pair[0]), decoded(pair[1]));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
