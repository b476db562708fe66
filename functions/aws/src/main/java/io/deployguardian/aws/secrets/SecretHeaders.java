package io.deployguardian.aws.secrets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * HTTP headers that are a secret, as {@code name=value,name=value}; values may be percent-encoded.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OpenTelemetry's form
 *     of headers</a>
 */
public final class SecretHeaders implements Supplier<Map<String, String>> {

  private static final Pattern HEADER =
      Pattern.compile("\\s*([A-Za-z0-9_-]{1,100})\\s*=\\s*(\\S.*?)\\s*");

  /** What else a value holds an HTTP client refuses, and says so with the value. */
  private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  private final Supplier<String> secret;
  private final String place;

  /**
   * @param place the setting that names the secret, for whoever has to repair it
   */
  SecretHeaders(Supplier<String> secret, String place) {
    this.secret = secret;
    this.place = place;
  }

  /**
   * As they are now: a key may have been rotated.
   *
   * @throws SecretUnavailable if they can't be read, or are none
   */
  @Override
  public Map<String, String> get() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : secret.get().split(",")) {
      var parts = HEADER.matcher(header);
      if (!parts.matches()) {
        throw wrong();
      }
      headers.put(parts.group(1), decoded(parts.group(2)));
    }
    return headers;
  }

  private String decoded(String value) {
    String decoded;
    try {
      // A plus stands for itself here.
      decoded = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    if (!VALUE.matcher(decoded).matches()) {
      throw wrong();
    }
    return decoded;
  }

  /** Never with what was found. */
  private SecretUnavailable wrong() {
    return new SecretUnavailable(
        place, "found headers of another form, expected name=value,name=value");
  }
}
