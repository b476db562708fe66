package io.deployguardian.wire.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a probe is asked to go, and how that is shown to people. */
final class Urls {

  private Urls() {}

  /**
   * The URL of a location: absolute, or a path below {@code base}, whose own query stays (it may
   * select the release).
   *
   * @throws URISyntaxException if there is no such URL
   */
  static URI of(String location, Optional<URI> base) throws URISyntaxException {
    if (!location.startsWith("/")) {
      return new URI(location);
    }
    URI below =
        base.orElseThrow(() -> new URISyntaxException("", "nobody said where the release answers"));
    String path = Optional.ofNullable(below.getRawPath()).orElse("");
    String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String own = below.getRawQuery();
    String query = own == null ? "" : (location.contains("?") ? "&" : "?") + own;
    return new URI(
        below.getScheme()
            + "://"
            + below.getRawAuthority()
            + prefix
            + withoutFragment(location)
            + query);
  }

  /** Why a URL is refused by its form alone. */
  static Optional<String> refusal(URI url) {
    String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of(scheme.isEmpty() ? "no scheme" : "scheme " + Redaction.value(scheme));
    }
    if (url.getRawUserInfo() != null || String.valueOf(url.getRawAuthority()).contains("@")) {
      return Optional.of("credentials in the URL");
    }
    return url.getHost() == null ? Optional.of("no host") : Optional.empty();
  }

  static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : isSecure(url) ? 443 : 80;
  }

  static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** Without credentials, query and fragment, which may hold secrets. */
  static String shown(URI url) {
    if (url.getHost() == null) {
      return Redaction.value(String.valueOf(url.getScheme())) + ":...";
    }
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = Optional.ofNullable(url.getRawPath()).orElse("");
    String query = url.getRawQuery() == null ? "" : "?...";
    // By segment, because a long path looks like a long secret.
    String steps =
        Arrays.stream(path.split("/", -1)).map(Redaction::value).collect(Collectors.joining("/"));
    return url.getScheme() + "://" + url.getHost() + port + steps + query;
  }

  private static String withoutFragment(String location) {
    int hash = location.indexOf('#');
    return hash < 0 ? location : location.substring(0, hash);
  }
}
