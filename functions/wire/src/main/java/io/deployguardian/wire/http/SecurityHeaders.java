package io.deployguardian.wire.http;

import static java.util.stream.Collectors.joining;

import io.deployguardian.core.check.SecurityHeadersCheck;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The headers that protect a browser, all that are wrong at once. */
record SecurityHeaders(HttpHeaders headers) {

  private static final String HSTS =
      "max-age=" + SecurityHeadersCheck.HTTPS_ONLY.toSeconds() + " or more, with includeSubDomains";

  Optional<Mismatch> mismatch() {
    List<Mismatch> all =
        Stream.of(
                // A policy in report-only mode protects nobody.
                header("content-security-policy", "a policy", value -> !value.isBlank()),
                header("x-frame-options", "DENY", "DENY"::equalsIgnoreCase),
                header("x-content-type-options", "nosniff", "nosniff"::equalsIgnoreCase),
                header("strict-transport-security", HSTS, SecurityHeaders::isLong))
            .flatMap(Optional::stream)
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                all.stream().map(Mismatch::expected).collect(joining("; ")),
                all.stream().map(Mismatch::found).collect(joining("; "))));
  }

  /** Each of its values has to do: browsers don't agree on which one of several counts. */
  private Optional<Mismatch> header(String name, String expected, Predicate<String> does) {
    List<String> values = headers.allValues(name);
    if (!values.isEmpty() && values.stream().map(String::strip).allMatch(does)) {
      return Optional.empty();
    }
    String found = values.isEmpty() ? "none" : String.join(", ", values);
    return Optional.of(new Mismatch(name + ": " + expected, Redaction.value(name + ": " + found)));
  }

  private static boolean isLong(String value) {
    List<String> directives =
        Arrays.stream(value.toLowerCase(Locale.ROOT).split(";")).map(String::strip).toList();
    return directives.contains("includesubdomains")
        && directives.stream()
            .filter(directive -> directive.matches("max-age=\"?[0-9]{1,12}\"?"))
            .map(directive -> Long.parseLong(directive.replaceAll("[^0-9]", "")))
            .anyMatch(seconds -> seconds >= SecurityHeadersCheck.HTTPS_ONLY.toSeconds());
  }
}
