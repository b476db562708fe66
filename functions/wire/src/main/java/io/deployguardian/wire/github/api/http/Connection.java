package io.deployguardian.wire.github.api.http;

import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.rest.GitHubJson;
import io.deployguardian.wire.trace.Piece;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** One API host, and what all calls to it share. */
public final class Connection implements AutoCloseable {
  private static final int NOT_MODIFIED = 304;

  private final URI base;
  private final Patience patience;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Guards guards;
  private final Answers answers = new Answers();
  private final Exchanges exchanges;
  private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();

  public Connection(URI base, Patience patience, InstantSource clock, Sleeper sleeper) {
    this.base = base;
    this.patience = patience;
    this.clock = clock;
    this.sleeper = sleeper;
    this.guards = new Guards(patience);
    this.exchanges = new Exchanges(base, answers);
  }

  /** The interface, brought to life by whatever REST client this runs with. */
  public <X> X client(Class<X> api) {
    return api.cast(clients.computeIfAbsent(api, this::build));
  }

  /**
   * Makes a call: as often as its kind allows, and after rate limits that end soon.
   *
   * @param what it is, for messages
   * @param call gets what tells the filters which call it is
   */
  public <T> T call(Repeating repeating, String what, Authorization by, Function<String, T> call) {
    // Without whom it is about, which messages say in brackets.
    String operation = what.replaceFirst(" \\(.*", "");
    return Piece.call("github", operation, () -> persistently(repeating, what, by, call));
  }

  private <T> T persistently(
      Repeating repeating, String what, Authorization by, Function<String, T> call) {
    Instant giveUp = clock.instant().plus(patience.waiting());
    boolean renewed = false;
    while (true) {
      String authorization = by.header();
      Supplier<T> attempt = () -> exchange(what, authorization, call);
      try {
        return guards.call(repeating, what, attempt);
      } catch (Throttled limit) {
        if (limit.until().isAfter(giveUp)) {
          throw limit;
        }
        sleepUntil(limit.until(), what);
      } catch (Refused no) {
        if (no.ground() != Refused.Ground.BAD_CREDENTIALS || renewed || !by.renew()) {
          throw no;
        }
        renewed = true;
      }
    }
  }

  private <T> T exchange(String what, String authorization, Function<String, T> call) {
    Exchange exchange = exchanges.open(authorization);
    try {
      T value = call.apply(exchange.id());
      answers.keep(exchange, value);
      return value;
    } catch (FailedAnswer answer) {
      if (answer.status() == NOT_MODIFIED && exchange.kept().isPresent()) {
        @SuppressWarnings("unchecked")
        T known = (T) exchange.kept().get().value();
        return known;
      }
      throw new Failures(what, clock.instant()).of(answer);
    } catch (WebApplicationException | ProcessingException problem) {
      throw new Failures(what, clock.instant()).of(problem);
    } finally {
      exchanges.close(exchange);
    }
  }

  private Object build(Class<?> api) {
    return RestClientBuilder.newBuilder()
        .baseUri(base)
        .followRedirects(false)
        .connectTimeout(patience.connect().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(patience.attempt().toMillis(), TimeUnit.MILLISECONDS)
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(new GitHubJson())
        .register(exchanges)
        .register(new FailedAnswer.Mapper())
        .build(api);
  }

  private void sleepUntil(Instant until, String what) {
    try {
      sleeper.sleep(Duration.between(clock.instant(), until));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(what + ": interrupted while it waited for a rate limit", true, e);
    }
  }

  @Override
  public void close() {
    for (Object client : clients.values()) {
      if (client instanceof Closeable closeable) {
        try {
          closeable.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
