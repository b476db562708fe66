package io.deployguardian.wire.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What an answer has to say, by place or name. */
final class Expectations {

  private static final Pattern POINTER = Pattern.compile("/([^~]|~[01]){0,200}");
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  private Expectations() {}

  static SortedMap<String, String> ofJson(Block check, String key) {
    return read(check, key, POINTER, "a JSON Pointer such as /status");
  }

  static SortedMap<String, String> ofHeaders(Block check, String key) {
    return read(check, key, HEADER, "a header's name");
  }

  private static SortedMap<String, String> read(
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
                            Block.valid(value, Expectations::scalarText, "a value")
                                .ifPresent(v -> expectations.put(what, v))));
    return expectations;
  }

  /** Text, or what else stands there, as it is written. */
  static Optional<String> scalarText(Scalars scalar) {
    return Optional.of(scalar.text())
        .filter(t -> t.length() <= PlanLimits.TEXT_VALUE && Scalars.isPrintable(t));
  }
}
