package io.deployguardian.local.demo;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * The world that the local host deploys to. Its state is in {@code demo-world.json}: each change is
 * there before it is answered, so it survives a {@code kill -9}. What was observed doesn't.
 */
public final class DemoWorld implements AutoCloseable {

  private final URI base;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;
  private final Releases releases;
  private final DemoRouter router;
  private final DemoApi api;
  private final LoadGenerator load;

  /**
   * As the other constructor, with 40 requests per second on each route in use.
   *
   * @throws java.io.UncheckedIOException if the directory can't be used
   * @throws IllegalStateException if its {@code demo-world.json} is not one of ours
   */
  public DemoWorld(Path directory, URI base, InstantSource clock, RandomGenerator chance) {
    this(directory, base, clock, chance, Rate.USUAL);
  }

  /**
   * @param directory where the state is kept; made if missing
   * @param base where the host serves {@link #api()} under {@code /demo/}, such as {@code
   *     http://127.0.0.1:8080/}; it may start to do so later
   * @param chance need not be safe for use by many threads
   * @param rate load per route in use, on at most eight routes
   * @throws java.io.UncheckedIOException if the directory can't be used
   * @throws IllegalStateException if its {@code demo-world.json} is not one of ours
   */
  public DemoWorld(
      Path directory, URI base, InstantSource clock, RandomGenerator chance, Rate rate) {
    this.base = base;
    WorldFile file = WorldFile.open(directory);
    RandomGenerator shared = shared(chance);
    RecentRoutes recent = new RecentRoutes();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(threads)
            .build();
    Proxy proxy = new Proxy(client);
    this.releases = new Releases(file, shared);
    this.router = new DemoRouter(file, releases, proxy, recent, clock, shared);
    this.api = new DemoApi(this, router, releases, proxy, new RoutesApi(router, clock));
    this.load = LoadGenerator.start(client, base, recent, clock, rate);
  }

  // Every other method of a generator is built on this one.
  private static RandomGenerator shared(RandomGenerator chance) {
    return () -> {
      synchronized (chance) {
        return chance.nextLong();
      }
    };
  }

  /**
   * @return the handler for the host's {@code /demo/} context
   */
  public HttpHandler api() {
    return api;
  }

  /**
   * @return the router in front of the versions
   */
  public DemoRouter router() {
    return router;
  }

  /**
   * Publishes a version without traffic, as a pipeline does. Publishing the same again changes
   * nothing.
   *
   * @return {@link #urlOf} the version
   * @throws IllegalArgumentException if the artifact is not 1..2048 visible ASCII characters
   * @throws java.io.UncheckedIOException if the disk refuses
   */
  public URI publish(String artifact, Faults faults) {
    releases.publish(artifact, faults);
    return urlOf(artifact);
  }

  /**
   * Changes how a version misbehaves from the next request on; one that nobody published is
   * published by this.
   */
  public void faults(String artifact, Faults faults) {
    releases.publish(artifact, faults);
  }

  /**
   * @return where this version alone answers; the same after a restart, unlike the version's own
   *     port
   */
  public URI urlOf(String artifact) {
    return base.resolve("/demo/releases/" + PathSegment.encode(artifact));
  }

  /** Ends the load and the versions; the state stays on disk. */
  @Override
  public void close() {
    load.close();
    client.shutdownNow();
    releases.close();
    threads.shutdown();
  }
}
