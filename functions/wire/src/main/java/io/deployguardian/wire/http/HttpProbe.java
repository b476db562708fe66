package io.deployguardian.wire.http;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Probe;
import io.deployguardian.wire.http.Expectations.Mismatch;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/**
 * Probes over HTTP/1.1 or 2. Loopback, link-local, private and other special addresses are refused
 * unless they are allowed, on the first request and on every redirect; addresses that hand out
 * credentials (cloud metadata) are refused even then. Redirects are followed, at most five and
 * never from https to http, unless the check expects one. The timeout covers all of it: every hop,
 * and the body, of which the first 64 KB count.
 */
public final class HttpProbe implements Probe, AutoCloseable {

  private final HttpClient client;
  private final Requests requests;
  private final Resolver resolver;

  public HttpProbe() {
    this(Resolver.SYSTEM, HttpClient.newBuilder());
  }

  HttpProbe(Resolver resolver, HttpClient.Builder builder) {
    this.requests = Requests.make();
    this.resolver = resolver;
    this.client =
        builder
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would resolve names again, behind the check.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  @Override
  public Attempt attempt(HttpCheck check, Optional<URI> base, boolean privateAllowed) {
    URI url;
    try {
      url = Urls.of(check.location(), base);
    } catch (URISyntaxException e) {
      return new Attempt.Broken(
          "GET " + withoutQuery(check.location()), "a URL", e.getReason(), "", false);
    }
    var trail = new Trail(client, requests, resolver, privateAllowed, check.timeout());
    boolean redirects = check.status() < 300 || check.status() > 399;
    return switch (trail.follow(url, redirects)) {
      case Reply.Refused no ->
          new Attempt.Broken(trail.toString(), no.expected(), no.found(), "", false);
      case Reply.Failed failed ->
          new Attempt.Broken(
              trail.toString(), "status " + check.status(), failed.found(), "", true);
      case Reply.Answer answer -> judged(check, answer, trail);
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static Attempt judged(HttpCheck check, Reply.Answer answer, Trail trail) {
    Duration latency = trail.elapsed();
    Optional<Mismatch> mismatch = new Expectations(check, answer, latency).first();
    if (mismatch.isEmpty()) {
      return new Attempt.Held("status " + answer.status() + " in " + latency.toMillis() + " ms");
    }
    return new Attempt.Broken(
        trail.toString(),
        mismatch.get().expected(),
        mismatch.get().found(),
        Redaction.excerpt(answer.text()),
        true);
  }

  private static String withoutQuery(String location) {
    return Redaction.value(location.split("[?#]", 2)[0]);
  }
}
