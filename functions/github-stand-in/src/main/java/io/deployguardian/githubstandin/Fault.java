package io.deployguardian.githubstandin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What goes wrong, where and how often: {@code Fault.status(502).times(2).on("/check-runs")}.
 * Without limits it goes on until {@link GitHubStandIn#heal()}.
 *
 * @param done whether GitHub does what it is asked all the same, so that only the answer suffers
 * @param path found in the path; nothing means everywhere
 */
public record Fault(
    Kind kind, boolean done, Optional<Pattern> path, int times, Optional<Instant> until) {

  /** How it shows. */
  public sealed interface Kind {}

  record Status(int status, String message) implements Kind {}

  record Slow(Duration delay) implements Kind {}

  record PrimaryLimit(Instant reset) implements Kind {}

  record SecondaryLimit(Duration retryAfter) implements Kind {}

  record MissingPermission(String accepted) implements Kind {}

  record BrokenJson() implements Kind {}

  record NoJson() implements Kind {}

  record Reset() implements Kind {}

  record Redirect(URI to) implements Kind {}

  public static Fault status(int status) {
    return status(status, "Server Error");
  }

  public static Fault status(int status, String message) {
    return of(new Status(status, message), false);
  }

  /** A good answer, later. */
  public static Fault slow(Duration delay) {
    return of(new Slow(delay), true);
  }

  /** Nothing remains of the hour's requests. */
  public static Fault primaryLimit(Instant reset) {
    return of(new PrimaryLimit(reset), false);
  }

  /** Too much at once. */
  public static Fault secondaryLimit(Duration retryAfter) {
    return of(new SecondaryLimit(retryAfter), false);
  }

  /**
   * @param accepted such as {@code checks=write}
   */
  public static Fault missingPermission(String accepted) {
    return of(new MissingPermission(accepted), false);
  }

  /** JSON that ends too early. */
  public static Fault brokenJson() {
    return of(new BrokenJson(), true);
  }

  /** A page of somebody in between. */
  public static Fault noJson() {
    return of(new NoJson(), false);
  }

  /** The connection ends, and nothing was done. */
  public static Fault connectionReset() {
    return of(new Reset(), false);
  }

  /** It is done, and nobody hears of it. */
  public static Fault answerLost() {
    return of(new Reset(), true);
  }

  public static Fault redirect(URI to) {
    return of(new Redirect(to), false);
  }

  /** For the next requests only. */
  public Fault times(int count) {
    return new Fault(kind, done, path, count, until);
  }

  /** Until the stand-in's clock is there. */
  public Fault until(Instant end) {
    return new Fault(kind, done, path, times, Optional.of(end));
  }

  /**
   * @param regex found in method and path, such as {@code POST .*\/check-runs}
   */
  public Fault on(String regex) {
    return new Fault(kind, done, Optional.of(Pattern.compile(regex)), times, until);
  }

  boolean concerns(String methodAndPath, Instant now) {
    return times > 0
        && until.map(now::isBefore).orElse(true)
        && path.map(pattern -> pattern.matcher(methodAndPath).find()).orElse(true);
  }

  private static Fault of(Kind kind, boolean done) {
    return new Fault(kind, done, Optional.empty(), Integer.MAX_VALUE, Optional.empty());
  }
}
