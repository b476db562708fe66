package io.deployguardian.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The users. They come at a steady rate and don't wait for each other's answers (open loop): a slow
 * version makes requests pile up, as it would in production, instead of making them fewer.
 */
final class LoadGenerator implements AutoCloseable {

  // What would pile up for longer than this many requests is dropped: the laptop is not what is
  // being tested.
  private static final int MOST_IN_FLIGHT = 100;
  private static final Duration PATIENCE = Faults.LONGEST.plusSeconds(10);
  private static final Duration LAG = Duration.ofSeconds(1);
  private static final String MARK = "X-Demo-Load";

  private final HttpClient client;
  private final URI base;
  private final RecentRoutes routes;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Route, Semaphore> inFlight = new HashMap<>();

  private LoadGenerator(HttpClient client, URI base, RecentRoutes routes, InstantSource clock) {
    this.client = client;
    this.base = base;
    this.routes = routes;
    this.clock = clock;
  }

  static LoadGenerator start(
      HttpClient client, URI base, RecentRoutes routes, InstantSource clock, Rate rate) {
    LoadGenerator generator = new LoadGenerator(client, base, routes, clock);
    if (rate.perSecond() > 0) {
      generator.threads.execute(
          () -> generator.run(Duration.ofSeconds(1).dividedBy(rate.perSecond())));
    }
    return generator;
  }

  /**
   * Our own requests are not a use of the route, else a route once used would have load forever.
   */
  static boolean sent(Call call) {
    return call.header(MARK).isPresent();
  }

  private void run(Duration period) {
    long due = System.nanoTime();
    try {
      while (true) {
        fire(routes.at(clock.instant()));
        due += period.toNanos();
        long early = due - System.nanoTime();
        if (early < -LAG.toNanos()) {
          // The laptop slept: go on from here, don't make up for hours.
          due = System.nanoTime();
        }
        Thread.sleep(Duration.ofNanos(Math.max(0, early)));
      }
    } catch (InterruptedException | RejectedExecutionException closed) {
      // Either may come first; both are the end.
      Thread.currentThread().interrupt();
    }
  }

  private void fire(List<Route> inUse) {
    inFlight.keySet().retainAll(inUse);
    for (Route route : inUse) {
      Semaphore free = inFlight.computeIfAbsent(route, first -> new Semaphore(MOST_IN_FLIGHT));
      if (free.tryAcquire()) {
        threads.execute(() -> send(route, free));
      }
    }
  }

  private void send(Route route, Semaphore free) {
    URI page = base.resolve("/demo/app/" + route.path() + "/");
    try {
      HttpRequest request =
          HttpRequest.newBuilder(page).timeout(PATIENCE).header(MARK, "1").build();
      client.send(request, BodyHandlers.discarding());
    } catch (IOException unanswered) {
      // Nothing to tell anyone: the router counts what its versions fail to answer.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
