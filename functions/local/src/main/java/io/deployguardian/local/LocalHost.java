package io.deployguardian.local;

import com.sun.net.httpserver.HttpServer;
import io.deployguardian.aws.GuardianStore;
import io.deployguardian.aws.bus.Relay;
import io.deployguardian.aws.dynamodb.TableStream;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.JsonLogFormatter;
import io.deployguardian.aws.telemetry.MeteredWatch;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.local.demo.DemoWorld;
import io.deployguardian.local.demo.Rate;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import io.deployguardian.wire.door.Queries;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.github.WebhookSignature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The guardian on one machine: {@code scripts/local}. It serves until it is stopped, in any way,
 * and goes on where it was when it is started again on the same data.
 */
public final class LocalHost implements AutoCloseable {

  private static final String TABLE = "deploy-guardian";

  /** What is put again at a start; more than this waits for the relay's schedule. */
  private static final int LEFT_OVER = 10_000;

  /** Enough that a tenth of it says something within seconds. */
  private static final Rate LOAD = new Rate(120);

  /**
   * More than the load on all routes holds at once. The JDK's server hangs up on whoever was
   * answered when it has 200 idle connections, without saying so in the answer, and the next
   * request on that one is lost.
   */
  private static final String IDLE_CONNECTIONS = "2000";

  private final HttpServer server;
  private final EmbeddedDynamoDb dynamoDb;
  private final GuardianStore store;
  private final DemoWorld world;
  private final TableStream stream;
  private final Schedules schedules;
  private final Optional<GitHubStandIn> gitHub;
  private final GitHubSide gitHubSide;
  private final PrintStream metrics;
  private final DataLock lock;

  LocalHost(Options options, Path events, WebhookSignature signature) throws IOException {
    Files.createDirectories(options.data());
    var clock = InstantSource.system();
    var chance = new SecureRandom();
    server = server(options.port());
    lock = DataLock.on(options.data());
    metrics = metricsIn(options.data());
    var meters = new EmfMeterRegistry("local", metrics);
    Watch watch = new MeteredWatch("deploy-guardian", meters);
    dynamoDb = EmbeddedDynamoDb.at(Files.createDirectories(options.data().resolve("dynamodb")));
    store = GuardianStore.onLocal(dynamoDb.endpoint(), TABLE, chance, clock);
    world = new DemoWorld(options.data(), base(), clock, chance, LOAD);
    var functions = new Functions(meters::flush);
    var bus =
        new LocalBus(
            Rule.in(events.resolve("rules")),
            functions,
            store.deadLetters(),
            options.tick(),
            watch);
    var relay = new Relay(bus, store.outbox(), store.deadLetters(), clock);
    gitHub = options.fakeGitHub() ? Optional.of(GitHubStandIn.start(clock)) : Optional.empty();
    gitHubSide = GitHubSide.of(gitHub, options.plan(), clock);
    var guardian =
        new LocalGuardian(
            store,
            Surroundings.ofDemo(world.router(), base(), gitHubSide, options),
            clock,
            chance,
            watch);
    var intake = guardian.intake(signature);
    guardian.addTo(functions, intake, relay);
    Consumer<byte[]> overhears = body -> gitHub.map(Adoption::new).ifPresent(a -> a.accept(body));
    new HttpFront(intake, functions, new Queries(guardian.rollouts()), overhears, watch)
        .serveOn(server);
    server.createContext("/demo/", world.api());
    schedules = new Schedules(events.resolve("schedules"), functions, options.tick(), clock, watch);
    stream = store.localStream(dynamoDb.endpoint());
    guardian.releaseLeases();
    start(relay, clock);
  }

  private void start(Relay relay, InstantSource clock) {
    // Each batch on a thread of its own: a smoke test that takes its time holds up nobody else.
    stream.start(records -> Thread.startVirtualThread(() -> relay.relay(records)));
    // What was committed and not relayed when the host last stopped.
    Thread.startVirtualThread(() -> relay.reput(clock.instant(), LEFT_OVER));
    schedules.start();
    server.start();
  }

  /**
   * A host on {@code data}, on any free port, beside a stand-in of GitHub, that logs to a file
   * there.
   */
  public static LocalHost forDemo(Path data, Mode mode, String secret) throws IOException {
    logAsJson(new FileHandler(data.resolve("guardian.log").toString()));
    var options = new Options(0, data, Optional.empty(), Duration.ofSeconds(1), mode, true);
    return new LocalHost(options, events(), new WebhookSignature(secret, Optional.empty()));
  }

  public URI base() {
    return HttpFront.base(server);
  }

  /** The stand-in of GitHub, where one runs. */
  public Optional<GitHubStandIn> gitHub() {
    return gitHub;
  }

  private static HttpServer server(int port) throws IOException {
    // Read once, when the first server is made.
    System.setProperty("sun.net.httpserver.maxIdleConnections", IDLE_CONNECTIONS);
    // The guardian is loopback's own: nobody else on the network reaches it.
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }

  @Override
  public void close() {
    server.stop(0);
    schedules.close();
    stream.close();
    world.close();
    gitHubSide.close();
    gitHub.ifPresent(GitHubStandIn::close);
    store.close();
    dynamoDb.close();
    metrics.close();
    lock.close();
  }

  /**
   * @param arguments see {@link Options#USAGE}
   */
  public static void main(String... arguments) throws Exception {
    logAsJson(new ConsoleHandler());
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (Options.Wrong wrong) {
      System.err.println("scripts/local: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    String given = System.getenv("GITHUB_WEBHOOK_SECRET");
    String secret = given == null || given.isBlank() ? random() : given;
    var previous =
        Optional.ofNullable(System.getenv("GITHUB_WEBHOOK_SECRET_PREVIOUS"))
            .filter(s -> !s.isBlank());
    try {
      var host = new LocalHost(options, events(), new WebhookSignature(secret, previous));
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      System.out.println("Deploy Guardian, local, at " + host.base());
      host.gitHub().ifPresent(LocalHost::introduce);
      if (!secret.equals(given)) {
        System.out.println("webhook secret (GITHUB_WEBHOOK_SECRET is not set): " + secret);
      }
      System.out.println(
          "data in " + options.data() + "; Ctrl-C stops it, and it goes on from there");
      new CountDownLatch(1).await();
    } catch (BindException e) {
      System.err.println("scripts/local: --port: " + options.port() + " is taken; choose another");
      System.exit(1);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // Exits rather than throws: what was started before it would keep the JVM alive, serving
      // nothing.
      System.err.println("scripts/local: the host can't start: " + e);
      System.exit(1);
    }
  }

  /** For whoever wants to look, or to be heard, as GitHub's users do. */
  private static void introduce(GitHubStandIn github) {
    github.admit("local", "mona");
    System.out.println(
        "a stand-in of GitHub's API at " + github.base() + ", Authorization: Bearer local");
  }

  private static PrintStream metricsIn(Path data) throws IOException {
    var file = Files.newOutputStream(data.resolve("metrics.jsonl"));
    return new PrintStream(file, true, StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The {@code events} folder of the checkout; scripts/local says where. */
  private static Path events() {
    return Path.of(System.getProperty("deployguardian.events", "events"));
  }

  private static void logAsJson(Handler to) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    to.setFormatter(new JsonLogFormatter("local"));
    to.setLevel(Level.INFO);
    root.addHandler(to);
  }
}
