package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement.Exclusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Intervals, usable or not. */
final class Window {

  /** Fewer promote nothing, however clear they are. */
  static final int ENOUGH = 10;

  /** More than one in so many missing, and what is missing may be what matters. */
  private static final int ONE_IN = 10;

  /** What is told of them has to fit into an event, with those of all other metrics. */
  private static final int REASONS = 4;

  private static final int LONGEST_REASON = 160;

  private final Map<String, Integer> excluded = new LinkedHashMap<>();
  private int usable;
  private int missing;
  private int idle;

  void use() {
    usable++;
  }

  void exclude(String because) {
    missing++;
    String why = shortened(because);
    String reason = excluded.containsKey(why) || excluded.size() < REASONS ? why : "other reasons";
    excluded.merge(reason, 1, Integer::sum);
  }

  private static String shortened(String why) {
    return why.codePointCount(0, why.length()) <= LONGEST_REASON
        ? why
        : why.substring(0, why.offsetByCodePoints(0, LONGEST_REASON)) + "...";
  }

  /** Nothing happened on either side: nothing to be used, and nothing missing either. */
  void idle() {
    idle++;
  }

  int usable() {
    return usable;
  }

  int missing() {
    return missing;
  }

  /** All of them but the idle ones. */
  int intervals() {
    return usable + missing;
  }

  boolean hasGaps() {
    return missing * ONE_IN > intervals();
  }

  List<Exclusion> exclusions() {
    var all = new ArrayList<Exclusion>();
    excluded.forEach((why, intervals) -> all.add(new Exclusion(why, intervals)));
    if (idle > 0) {
      all.add(new Exclusion("no events on either side", idle));
    }
    return all;
  }
}
