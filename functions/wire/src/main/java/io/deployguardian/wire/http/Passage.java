package io.deployguardian.wire.http;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Place;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a protected release is got into: with a secret in a header, sent to the release's own URL (as
 * the guarded map has it, not the deployment and not the plan) and nowhere else. What comes back is
 * cleaned of it before anybody looks at it, so no report can hold it.
 */
final class Passage {

  /** For a release that isn't protected. */
  static final Passage OPEN = new Passage(Optional.empty(), Optional.empty(), Optional.empty());

  private final Optional<Bypass> bypass;
  private final Optional<URI> own;
  private final Optional<String> secret;

  private Passage(Optional<Bypass> bypass, Optional<URI> own, Optional<String> secret) {
    this.bypass = bypass;
    this.own = own;
    this.secret = secret;
  }

  static Passage into(Place place, Bypasses bypasses) {
    return place
        .bypass()
        .map(
            bypass ->
                new Passage(
                    place.bypass(),
                    place.target().flatMap(Place.Target::url),
                    place.target().flatMap(t -> bypasses.of(t.binding().key(), bypass.secret()))))
        .orElse(OPEN);
  }

  /** Why nothing can be asked, if the plan wants a header that the guardian can't send. */
  Optional<Reply.Refused> refusal() {
    if (bypass.isEmpty() || own.isPresent() && secret.isPresent()) {
      return Optional.empty();
    }
    String named = "a secret " + Redaction.value(bypass.get().secret()) + " of the guardian's own";
    return Optional.of(
        own.isEmpty()
            ? new Reply.Refused("a url in the guarded map, to send the bypass header to", "none")
            : new Reply.Refused(named + ", for this repository", "none of that name"));
  }

  /** What goes along with a request. */
  Map<String, String> headers(URI url) {
    return bypass.isPresent() && secret.isPresent() && own.filter(o -> same(o, url)).isPresent()
        ? Map.of(bypass.get().header(), secret.get())
        : Map.of();
  }

  Reply.Answer cleaned(Reply.Answer answer) {
    return secret.isEmpty()
        ? answer
        : new Reply.Answer(
            answer.status(),
            HttpHeaders.of(
                answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> cleaned(e.getValue()))),
                (name, value) -> true),
            cleaned(answer.text()).getBytes(StandardCharsets.UTF_8),
            answer.cut());
  }

  String cleaned(String text) {
    return secret.map(value -> text.replace(value, "***")).orElse(text);
  }

  private List<String> cleaned(List<String> values) {
    return values.stream().map(this::cleaned).toList();
  }

  /** Scheme, host and port: another port is another server. */
  static boolean same(URI one, URI other) {
    return origin(one).equals(origin(other));
  }

  private static String origin(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    return scheme
        + "://"
        + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT)
        + ":"
        + Urls.port(url);
  }
}
