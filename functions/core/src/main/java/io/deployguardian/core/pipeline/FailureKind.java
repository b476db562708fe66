package io.deployguardian.core.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What kind of failure a text tells of; a text may tell of several, and the first of these counts.
 */
public enum FailureKind {
  /** A secret or a variable is not set: it fails the same way each time. */
  MISSING_VARIABLE(
      "environment variable .{0,60}(not set|missing|required|undefined)",
      "(not set|missing|undefined).{0,40}(environment variable|secret|variable)",
      "input required and not supplied",
      "unbound variable"),

  /** The code doesn't compile. */
  COMPILE(
      "compilation (error|failure|failed)",
      "cannot find symbol",
      "error TS\\d+",
      "error CS\\d+",
      "syntax ?error",
      "could not compile",
      "undefined reference to"),

  /** A test found something. */
  TEST(
      "tests? failed",
      "failed tests?",
      "assertion ?(failed|error)",
      "there (are|were) (test failures|failing tests)",
      "expected .{1,80} (but|got|to (be|equal))"),

  /** Nothing that the commit can be blamed for: the network, a registry, the runner itself. */
  TRANSIENT(
      "lost communication with the server",
      "runner has received a shutdown signal",
      "the hosted runner",
      "failed to (download|resolve) action",
      "connection (reset|refused|timed out|closed)",
      "\\b(ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND)\\b",
      "(i/o|read|tls handshake) timeout",
      "temporary failure in name resolution",
      "could not resolve host",
      "\\b(429|500|502|503|504)\\b.{0,40}(error|gateway|unavailable|too many requests|response)",
      "(bad gateway|service unavailable|gateway time-?out|too many requests)",
      "\\brate limit",
      "no space left on device",
      "toomanyrequests"),

  /** None of these. */
  UNKNOWN;

  private final List<Pattern> signs;

  FailureKind(String... signs) {
    this.signs =
        Stream.of(signs).map(sign -> Pattern.compile(sign, Pattern.CASE_INSENSITIVE)).toList();
  }

  /** The kind as people and rules write it, such as {@code missing-variable}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FailureKind of(String message) {
    return Stream.of(values())
        .filter(kind -> kind.signs.stream().anyMatch(sign -> sign.matcher(message).find()))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
