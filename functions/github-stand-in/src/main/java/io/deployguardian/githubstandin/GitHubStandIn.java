package io.deployguardian.githubstandin;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * GitHub on a port of this machine. One App is registered, and installed on every repository that
 * somebody asks this for.
 */
public final class GitHubStandIn implements AutoCloseable {

  /** Delivers a webhook once more. */
  @FunctionalInterface
  public interface Redelivery {

    /**
     * @return the status that it was answered with
     */
    int redeliver(String guid);
  }

  private final InstantSource clock;
  private final AtomicLong ids = new AtomicLong(1000);
  private final Map<String, StandInRepository> repositories = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> teams = new ConcurrentHashMap<>();
  private final Faults faults = new Faults();
  private final Access access;
  private final Deliveries deliveries;
  private final GitHubServer server;
  private final WireMockServer wireMock;

  private GitHubStandIn(InstantSource clock) {
    this.clock = clock;
    access = new Access(clock);
    deliveries = new Deliveries(clock, ids);
    server = new GitHubServer(routes(), access, faults, clock);
    wireMock =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .extensions(server));
  }

  public static GitHubStandIn start() {
    return start(InstantSource.system());
  }

  /**
   * @param clock what JWTs and tokens are held against, and what things are dated with
   */
  public static GitHubStandIn start(InstantSource clock) {
    var standIn = new GitHubStandIn(clock);
    standIn.wireMock.start();
    standIn.wireMock.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    return standIn;
  }

  /** Where its API is. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + wireMock.port());
  }

  public String appId() {
    return Access.APP_ID;
  }

  /** The App's private key as GitHub hands it out, PKCS#1. */
  public String privateKey() {
    return access.pem();
  }

  public KeyPair keys() {
    return access.keys();
  }

  /** A person's token, good until the end. */
  public GitHubStandIn admit(String token, String login) {
    access.admit(token, login);
    return this;
  }

  /** Makes all installation tokens useless before their time. */
  public void revokeTokens() {
    access.revokeAll();
  }

  /**
   * @param name {@code owner/name}; made if it isn't there
   */
  public StandInRepository repository(String name) {
    return repositories.computeIfAbsent(
        name, missing -> new StandInRepository(missing, clock, ids));
  }

  /**
   * @param team {@code organisation/team}
   */
  public GitHubStandIn team(String team, String... logins) {
    teams.put(team, Set.of(logins));
    return this;
  }

  /** An attempt to deliver a webhook; returns the number of the attempt. */
  public long delivered(String guid, String event, String action, int status, Instant at) {
    return deliveries.add(guid, event, action, status, at, false);
  }

  /** What happens when somebody asks for a delivery to be tried again; at first nothing does. */
  public void onRedelivery(Redelivery redelivery) {
    deliveries.redeliverBy(redelivery);
  }

  public void fails(Fault fault) {
    faults.add(fault);
  }

  /** All is well again. */
  public void heal() {
    faults.clear();
  }

  /** Every request so far, in order, also those that a fault spoilt. */
  public List<Recorded> requests() {
    return List.copyOf(server.requests());
  }

  /** Those whose method and path have that in them, such as {@code POST .*\/check-runs}. */
  public List<Recorded> requests(String regex) {
    return requests().stream()
        .filter(one -> (one.method() + " " + one.path()).matches(".*" + regex + ".*"))
        .toList();
  }

  /** How many requests were answered with 304, which costs nothing of the rate limit. */
  public long notModified() {
    return requests().stream().filter(one -> one.status() == 304).count();
  }

  /** Forgets everything but its port and its App: for the next test. */
  public GitHubStandIn anew() {
    repositories.clear();
    teams.clear();
    faults.clear();
    access.forget();
    deliveries.forget();
    server.forget();
    return this;
  }

  /** From now on Link headers point to another host, as those of a hostile proxy would. */
  public void linksTo(URI elsewhere) {
    server.linksTo(elsewhere);
  }

  /** Told of each request, before it is answered. */
  public void listen(Consumer<Recorded> listener) {
    server.listen(listener);
  }

  @Override
  public void close() {
    wireMock.stop();
  }

  private Routes routes() {
    var routes = new Routes(name -> Optional.ofNullable(repositories.get(name)));
    AppRoutes.add(routes, access, deliveries);
    PeopleRoutes.add(routes, teams);
    CommitRoutes.add(routes);
    CheckRunRoutes.add(routes);
    DeploymentRoutes.add(routes);
    IssueRoutes.add(routes);
    PullRoutes.add(routes);
    ActionRoutes.add(routes);
    AlertRoutes.add(routes);
    DependencyRoutes.add(routes);
    routes.on("GET", "_logs/{owner}/{repo}/{id}", this::log);
    return routes;
  }

  private Answer log(Call call) {
    return Optional.ofNullable(repositories.get(call.path("owner") + "/" + call.path("repo")))
        .map(repository -> repository.logs.get(call.id("id")))
        .map(Answer::text)
        .orElseThrow(Answer::notFound);
  }
}
