package io.deployguardian.wire.http;

import io.deployguardian.wire.http.FirstBytes.Body;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * One attempt's way: the first URL and each redirect, every hop checked like the first, all within
 * one timeout.
 */
final class Trail {

  static final int REDIRECTS = 5;
  static final int BODY = 64 * 1024;

  private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

  private final Web web;
  private final Passage passage;
  private final boolean privateAllowed;
  private final Duration timeout;
  private final long started = System.nanoTime();
  private final List<URI> hops = new ArrayList<>();

  Trail(Web web, Passage passage, boolean privateAllowed, Duration timeout) {
    this.web = web;
    this.passage = passage;
    this.privateAllowed = privateAllowed;
    this.timeout = timeout;
  }

  /**
   * @param redirects whether redirects are followed, or are the answer
   */
  Reply follow(URI first, boolean redirects) {
    URI url = first;
    while (true) {
      hops.add(url);
      Reply reply = ask(url);
      if (!redirects || !(reply instanceof Reply.Answer answer) || !isRedirect(answer)) {
        return reply;
      }
      if (hops.size() > REDIRECTS) {
        return new Reply.Failed("more than " + REDIRECTS + " redirects");
      }
      Optional<URI> next = next(url, answer);
      if (next.isEmpty()) {
        return new Reply.Refused("a redirect to a URL", "a redirect to no URL");
      }
      if (Urls.isSecure(url) && !Urls.isSecure(next.get())) {
        hops.add(next.get());
        return new Reply.Refused("redirects from https to stay on https", "a redirect to http");
      }
      url = next.get();
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  @Override
  public String toString() {
    return hops.stream()
        .map(Urls::shown)
        .collect(Collectors.joining(", redirected to ", "GET ", ""));
  }

  private Reply ask(URI url) {
    Optional<String> form = Urls.refusal(url);
    if (form.isPresent()) {
      return new Reply.Refused("an http or https URL without credentials", form.get());
    }
    Optional<Reply.Refused> closed = passage.refusal();
    if (closed.isPresent()) {
      return closed.get();
    }
    return switch (web.addresses().of(url.getHost(), privateAllowed)) {
      case Addresses.Found.Nowhere nowhere -> nowhere.why();
      case Addresses.Found.At at -> send(url, at.address());
    };
  }

  private Reply send(URI url, InetAddress address) {
    Duration left = timeout.minus(elapsed());
    if (!left.isPositive()) {
      return tooLate();
    }
    CompletableFuture<HttpResponse<Body>> exchange;
    try {
      HttpRequest request = web.requests().get(url, address, passage.headers(url), left);
      exchange = web.client().sendAsync(request, info -> new FirstBytes(BODY));
    } catch (IllegalArgumentException e) {
      return new Reply.Refused(
          "a URL that can be asked",
          Redaction.value(passage.cleaned(String.valueOf(e.getMessage()))));
    }
    try {
      // The client's own timeout ends with the headers; this one covers a body that drips.
      HttpResponse<Body> response = exchange.get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
      return passage.cleaned(answer(response));
    } catch (TimeoutException e) {
      return tooLate();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Failed("interrupted before an answer");
    } finally {
      exchange.cancel(true);
    }
  }

  private static Reply.Answer answer(HttpResponse<Body> response) {
    Body body = response.body();
    return new Reply.Answer(response.statusCode(), response.headers(), body.bytes(), body.cut());
  }

  private Reply failed(Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException e -> tooLate();
      case SSLException e -> new Reply.Failed("no trusted connection: " + told(e));
      case IOException e -> new Reply.Failed("no connection: " + told(e));
      default -> throw new IllegalStateException("the HTTP client failed", cause);
    };
  }

  private static String told(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : Redaction.value(e.getMessage());
  }

  private Reply tooLate() {
    return new Reply.Failed("no answer within " + timeout.toMillis() + " ms");
  }

  private static boolean isRedirect(Reply.Answer answer) {
    return REDIRECTING.contains(answer.status())
        && answer.headers().firstValue("location").isPresent();
  }

  private static Optional<URI> next(URI url, Reply.Answer answer) {
    try {
      return answer.headers().firstValue("location").map(URI::create).map(url::resolve);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
