package io.deployguardian.wire.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/**
 * GETs that go to the very address that was checked.
 *
 * <p>A name can change its address between the check and the connection (DNS rebinding). Plain HTTP
 * is therefore asked at the literal address, with the name in {@code Host}. HTTPS is asked by name,
 * because the certificate is verified against it: an address that the name was rebound to would
 * have to show a publicly trusted certificate for that name before it got to see a request, which
 * the services worth protecting (metadata, Lambda's runtime API) can't.
 *
 * <p>Where the JDK's client was used before it was told to allow {@code Host}, plain HTTP is asked
 * by name too; then only the JVM's own cache of names (30 seconds) keeps the connection at the
 * address that was checked a moment before.
 */
final class Requests {

  /** Read once by the JDK's client, when it is first used. */
  private static final String HEADERS = "jdk.httpclient.allowRestrictedHeaders";

  private final boolean hostAllowed;

  private Requests(boolean hostAllowed) {
    this.hostAllowed = hostAllowed;
  }

  /**
   * Not at class initialisation: in a native executable that is at build time, and properties are
   * of the run.
   */
  static Requests make() {
    String allowed = System.getProperty(HEADERS, "");
    if (!allowed.contains("host")) {
      System.setProperty(HEADERS, allowed.isEmpty() ? "host" : allowed + ",host");
    }
    try {
      HttpRequest.newBuilder().header("Host", "example");
      return new Requests(true);
    } catch (IllegalArgumentException e) {
      return new Requests(false);
    }
  }

  /** Whether plain HTTP goes to the literal address. */
  boolean pin() {
    return hostAllowed;
  }

  /**
   * @param more further headers
   * @throws IllegalArgumentException if the URL can't be asked
   */
  HttpRequest get(URI url, InetAddress address, Map<String, String> more, Duration timeout) {
    var request =
        HttpRequest.newBuilder()
            .timeout(timeout)
            .header("User-Agent", "deploy-guardian")
            .header("Accept", "*/*")
            .GET();
    more.forEach(request::header);
    if (Urls.isSecure(url)) {
      return request.uri(url).version(HttpClient.Version.HTTP_2).build();
    }
    // No upgrade to HTTP/2 in clear text: some servers answer it with an error.
    request.version(HttpClient.Version.HTTP_1_1);
    if (!hostAllowed) {
      return request.uri(url).build();
    }
    return request
        .uri(URI.create("http://" + literal(address) + port(url) + rest(url)))
        .header("Host", url.getHost() + port(url))
        .build();
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    // A zone only exists on this machine, and is written %25 in a URL.
    return address instanceof Inet6Address ? "[" + text.replace("%", "%25") + "]" : text;
  }

  private static String port(URI url) {
    return url.getPort() < 0 ? "" : ":" + url.getPort();
  }

  private static String rest(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
