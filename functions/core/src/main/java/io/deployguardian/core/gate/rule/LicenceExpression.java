package io.deployguardian.core.gate.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An SPDX expression, such as {@code (MIT OR GPL-3.0-only) AND Apache-2.0}: of what is joined by OR
 * one may choose, of what is joined by AND all holds, and AND binds tighter. An exception (WITH)
 * doesn't change what the licence is called.
 */
final class LicenceExpression {

  private static final Pattern WORD = Pattern.compile("[()]|[^\\s()]+");
  private static final String OR = "OR";
  private static final String AND = "AND";
  private static final String WITH = "WITH";
  private static final List<String> SIGNS = List.of(OR, AND, WITH, "(", ")");

  /** A stranger wrote it: what is longer or deeper is not read, and each of its words counts. */
  private static final int MOST_WORDS = 200;

  private final List<String> words;
  private int at;

  private LicenceExpression(List<String> words) {
    this.words = words;
  }

  /** Whether each way to read it has a denied licence in it. */
  static boolean isDenied(String expression, Predicate<String> denied) {
    List<String> words = WORD.matcher(expression).results().map(found -> found.group()).toList();
    if (words.size() <= MOST_WORDS) {
      var reading = new LicenceExpression(words);
      Optional<Boolean> read = reading.anyOf(denied);
      if (read.isPresent() && reading.at == words.size()) {
        return read.get();
      }
    }
    return words.stream().anyMatch(denied);
  }

  /** Empty where it isn't SPDX. */
  private Optional<Boolean> anyOf(Predicate<String> denied) {
    Optional<Boolean> all = allOf(denied);
    while (all.isPresent() && takes(OR)) {
      boolean before = all.get();
      all = allOf(denied).map(next -> before && next);
    }
    return all;
  }

  private Optional<Boolean> allOf(Predicate<String> denied) {
    Optional<Boolean> one = one(denied);
    while (one.isPresent() && takes(AND)) {
      boolean before = one.get();
      one = one(denied).map(next -> before || next);
    }
    return one;
  }

  private Optional<Boolean> one(Predicate<String> denied) {
    if (takes("(")) {
      Optional<Boolean> inside = anyOf(denied);
      return takes(")") ? inside : Optional.empty();
    }
    Optional<Boolean> named = next().map(denied::test);
    return takes(WITH) && next().isEmpty() ? Optional.empty() : named;
  }

  private Optional<String> next() {
    if (at == words.size() || SIGNS.stream().anyMatch(words.get(at)::equalsIgnoreCase)) {
      return Optional.empty();
    }
    return Optional.of(words.get(at++));
  }

  private boolean takes(String word) {
    boolean there = at < words.size() && words.get(at).equalsIgnoreCase(word);
    at += there ? 1 : 0;
    return there;
  }
}
