package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.PlanReading.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong with one plan, so that nobody fixes it one push at a time. */
final class Problems {

  /** The place of what belongs to no key. */
  static final String DOCUMENT = "document";

  private final List<Problem> all = new ArrayList<>();

  void add(int line, String place, String found, String expected) {
    all.add(new Problem(line, place.isEmpty() ? DOCUMENT : place, found, expected));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** In the order of the text. */
  List<Problem> sorted() {
    all.sort(Comparator.comparingInt(Problem::line));
    if (all.size() <= PlanLimits.PROBLEMS) {
      return all;
    }
    List<Problem> shown = new ArrayList<>(all.subList(0, PlanLimits.PROBLEMS));
    int more = all.size() - shown.size();
    shown.add(new Problem(0, DOCUMENT, more + " more problems", "none"));
    return shown;
  }
}
