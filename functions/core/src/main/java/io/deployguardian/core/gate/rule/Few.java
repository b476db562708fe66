package io.deployguardian.core.gate.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Some of many, for a line. */
final class Few {

  private static final int SHOWN = 3;
  private static final int LONGEST = 80;

  private Few() {}

  static String of(List<String> all) {
    String shown = all.stream().limit(SHOWN).map(Few::shortened).collect(Collectors.joining(", "));
    return all.size() <= SHOWN ? shown : shown + " and " + (all.size() - SHOWN) + " more";
  }

  private static String shortened(String one) {
    return one.codePointCount(0, one.length()) <= LONGEST
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LONGEST)) + "...";
  }
}
