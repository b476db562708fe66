package io.deployguardian.wire.http;

import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.TlsCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.security.auth.x500.X500Principal;

/**
 * Looks at a certificate: chain and host name are verified as HTTPS does it, then its last day is
 * compared. The connection goes to the very address that was checked.
 */
record TlsProbe(Addresses addresses, SSLSocketFactory sockets, InstantSource clock) {

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)");

  Attempt attempt(TlsCheck check, Place place) {
    Optional<URI> found;
    try {
      found = check.url().isPresent() ? Optional.of(new URI(check.url().get())) : place.url();
    } catch (URISyntaxException e) {
      return new Attempt.Broken("TLS", "a URL", e.getReason(), "", false);
    }
    if (found.isEmpty()) {
      return new Attempt.Broken("TLS", "a URL", "nobody said where the release answers", "", false);
    }
    URI url = found.get();
    Optional<String> form = Urls.refusal(url);
    if (form.isPresent() || !Urls.isSecure(url)) {
      return new Attempt.Broken(
          "TLS", "an https URL without credentials", form.orElse("scheme http"), "", false);
    }
    String request = "TLS " + url.getHost() + ":" + Urls.port(url);
    return switch (addresses.of(url.getHost(), place.privateAllowed())) {
      case Addresses.Found.Nowhere nowhere -> nowhere(request, nowhere.why());
      case Addresses.Found.At at -> asked(request, url, at.address(), check);
    };
  }

  private static Attempt nowhere(String request, Reply why) {
    return switch (why) {
      case Reply.Refused no -> new Attempt.Broken(request, no.expected(), no.found(), "", false);
      case Reply.Failed failed -> untrusted(request, failed.found());
      case Reply.Answer answer -> throw new IllegalArgumentException("nothing was asked");
    };
  }

  private Attempt asked(String request, URI url, InetAddress address, TlsCheck check) {
    try (var handshake = new Handshake(sockets, check.timeout())) {
      return judged(request, handshake.leaf(url, address), check.expiresIn());
    } catch (SSLException e) {
      return untrusted(request, Redaction.value("no trusted connection: " + e.getMessage()));
    } catch (IOException e) {
      return untrusted(request, Redaction.value("no connection: " + e.getMessage()));
    }
  }

  private static Attempt untrusted(String request, String found) {
    return new Attempt.Broken(request, "a trusted certificate", found, "", true);
  }

  private Attempt judged(String request, X509Certificate leaf, Duration expiresIn) {
    Instant end = leaf.getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), end);
    String told =
        "%s, issued by %s, good until %s (%s)"
            .formatted(
                name(leaf.getSubjectX500Principal()),
                name(leaf.getIssuerX500Principal()),
                end,
                span(left));
    return left.compareTo(expiresIn) > 0
        ? new Attempt.Held(told)
        : new Attempt.Broken(
            request, "a certificate for more than " + span(expiresIn), told, "", false);
  }

  private static String span(Duration duration) {
    return duration.toDays() != 0 ? duration.toDays() + " days" : duration.toHours() + " hours";
  }

  /** The common name if there is one, or all of it. */
  private static String name(X500Principal principal) {
    String all = principal.getName();
    Matcher common = COMMON_NAME.matcher(all);
    return Redaction.value(common.find() ? "CN=" + common.group(1) : all);
  }
}
