package io.deployguardian.wire.plan;

import io.deployguardian.core.check.HttpCheck;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One entry of {@code checks:}. */
final class CheckSection {

  private static final Pattern PATH = Pattern.compile("/(?!/)\\S*");
  private static final Pattern URL = Pattern.compile("https?://[^/?#@\\s]+([/?#]\\S*)?");
  private static final Pattern POINTER = Pattern.compile("/([^~]|~[01]){0,200}");
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  private CheckSection() {}

  /** Empty where a check has no name or no location, which was reported. */
  static Optional<HttpCheck> read(Spot at, Set<String> names) {
    Block check =
        Block.withKeys(
            at, "name", "path", "url", "status", "json", "headers", "slowest", "timeout");
    Optional<String> name = check.name(check.need("name", "a name"));
    name.filter(n -> !names.add(n))
        .ifPresent(n -> check.get("name").orElse(at).wrong("a name that no other check has"));
    Optional<String> location = location(check);
    Duration timeout = check.duration("timeout", PlanLimits.TIMEOUT, PlanDefaults.TIMEOUT);
    Optional<Duration> slowest = slowest(check, timeout);
    int status = check.whole("status", 100, 599, PlanDefaults.STATUS);
    var json = expectations(check, "json", POINTER, "a JSON Pointer such as /status");
    var headers = expectations(check, "headers", HEADER, "a header's name");
    if (name.isEmpty() || location.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HttpCheck(name.get(), location.get(), status, json, headers, slowest, timeout));
  }

  private static Optional<String> location(Block check) {
    Optional<Spot> path = check.get("path");
    Optional<Spot> url = check.get("url");
    if (path.isPresent() && url.isPresent()) {
      check
          .at()
          .problems()
          .add(url.get().line(), url.get().place(), "a path and a url", "only one of them");
    } else if (check.isThere() && path.isEmpty() && url.isEmpty()) {
      check.at().missing("path", "a path or a url");
    }
    return path.isPresent()
        ? text(path.get(), CheckSection::isPath, "a path such as /health")
        : url.flatMap(
            spot -> text(spot, CheckSection::isUrl, "an http or https URL without credentials"));
  }

  private static Optional<Duration> slowest(Block check, Duration timeout) {
    Optional<Duration> slowest =
        check.get("slowest").flatMap(spot -> Block.duration(spot, PlanLimits.SLOWEST));
    // An answer slower than the timeout is never seen, so such a bound would hold nothing.
    slowest
        .filter(s -> s.compareTo(timeout) > 0)
        .ifPresent(
            s ->
                check
                    .get("slowest")
                    .orElseThrow()
                    .wrong("at most the timeout, " + Durations.text(timeout)));
    return slowest;
  }

  private static SortedMap<String, String> expectations(
      Block check, String key, Pattern name, String expected) {
    SortedMap<String, String> expectations = new TreeMap<>();
    check
        .get(key)
        .map(
            spot ->
                Block.ofKeys(
                    spot, name.asMatchPredicate(), expected, PlanLimits.ASSERTIONS, "expectations"))
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (what, value) ->
                            Block.valid(value, CheckSection::scalarText, "a value")
                                .ifPresent(v -> expectations.put(what, v))));
    return expectations;
  }

  private static Optional<String> scalarText(Scalars scalar) {
    return Optional.of(scalar.text())
        .filter(t -> t.length() <= PlanLimits.TEXT_VALUE && Scalars.isPrintable(t));
  }

  private static Optional<String> text(Spot spot, Predicate<String> isRight, String expected) {
    return Block.valid(
        spot, s -> scalarText(s).filter(t -> s.isText() && isRight.test(t)), expected);
  }

  private static boolean isPath(String text) {
    return PATH.matcher(text).matches() && isUri(text);
  }

  private static boolean isUrl(String text) {
    return URL.matcher(text).matches() && isUri(text);
  }

  private static boolean isUri(String text) {
    try {
      URI uri = new URI(text);
      return !uri.isAbsolute() || uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
