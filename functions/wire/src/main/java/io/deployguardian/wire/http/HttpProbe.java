package io.deployguardian.wire.http;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.SecurityHeadersCheck;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Probes over HTTP/1.1 or 2. Loopback, link-local, private and other special addresses are refused
 * unless they are allowed, on the first request and on every redirect; addresses that hand out
 * credentials (cloud metadata) are refused even then. Redirects are followed, at most five and
 * never from https to http, unless the check expects one. The timeout covers all of it: every hop,
 * and the body, of which the first 64 KB count.
 */
record HttpProbe(Web web) {

  Attempt attempt(HttpCheck check, Place place) {
    URI url;
    try {
      url = Urls.of(check.location(), place.url());
    } catch (URISyntaxException e) {
      return noUrl(check.location(), e);
    }
    Trail trail = web.trail(place, check.timeout());
    boolean redirects = check.status() < 300 || check.status() > 399;
    return switch (trail.follow(url, redirects)) {
      case Reply.Answer answer -> judged(check, answer, trail);
      case Reply other -> unanswered(other, trail, "status " + check.status());
    };
  }

  /** Asks for the release's own answer, so redirects are not followed. */
  Attempt attempt(SecurityHeadersCheck check, Place place) {
    URI url;
    try {
      url = Urls.of(check.path(), place.url());
    } catch (URISyntaxException e) {
      return noUrl(check.path(), e);
    }
    Trail trail = web.trail(place, check.timeout());
    return switch (trail.follow(url, false)) {
      case Reply.Answer answer when answer.status() < 500 ->
          told(new SecurityHeaders(answer.headers()).mismatch(), answer, trail);
      case Reply.Answer answer ->
          told(
              Optional.of(new Mismatch("a status below 500", "status " + answer.status())),
              answer,
              trail);
      case Reply other -> unanswered(other, trail, "an answer");
    };
  }

  static Attempt noUrl(String location, URISyntaxException problem) {
    String withoutQuery = Redaction.value(location.split("[?#]", 2)[0]);
    return new Attempt.Broken("GET " + withoutQuery, "a URL", problem.getReason(), "", false);
  }

  private static Attempt unanswered(Reply reply, Trail trail, String expected) {
    return switch (reply) {
      case Reply.Refused no ->
          new Attempt.Broken(trail.toString(), no.expected(), no.found(), "", false);
      case Reply.Failed failed ->
          new Attempt.Broken(trail.toString(), expected, failed.found(), "", true);
      case Reply.Answer answer -> throw new IllegalArgumentException("it was answered");
    };
  }

  private static Attempt judged(HttpCheck check, Reply.Answer answer, Trail trail) {
    return told(new Expectations(check, answer, trail.elapsed()).first(), answer, trail);
  }

  private static Attempt told(Optional<Mismatch> mismatch, Reply.Answer answer, Trail trail) {
    Duration latency = trail.elapsed();
    return mismatch
        .<Attempt>map(
            wrong ->
                new Attempt.Broken(
                    trail.toString(),
                    wrong.expected(),
                    wrong.found(),
                    Redaction.excerpt(answer.text()),
                    true))
        .orElseGet(
            () ->
                new Attempt.Held(
                    "status " + answer.status() + " in " + latency.toMillis() + " ms"));
  }
}
