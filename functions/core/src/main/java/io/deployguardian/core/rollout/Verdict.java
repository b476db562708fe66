package io.deployguardian.core.rollout;

import java.util.ArrayList;
import java.util.List;

/**
 * What a judge, a suite or a gate concluded. Only {@link Pass} ever lets a rollout go on; no data
 * is never a Pass.
 */
public sealed interface Verdict {

  List<Reason> reasons();

  record Pass(List<Reason> reasons) implements Verdict {
    public Pass {
      reasons = List.copyOf(reasons);
    }
  }

  record Fail(List<Reason> reasons) implements Verdict {
    public Fail {
      reasons = explained(reasons);
    }
  }

  record Inconclusive(List<Reason> reasons) implements Verdict {
    public Inconclusive {
      reasons = explained(reasons);
    }
  }

  static Verdict fail(String about, String text) {
    return new Fail(List.of(new Reason(about, text)));
  }

  static Verdict inconclusive(String about, String text) {
    return new Inconclusive(List.of(new Reason(about, text)));
  }

  /** PASS, FAIL or INCONCLUSIVE. */
  default String word() {
    return switch (this) {
      case Pass p -> "PASS";
      case Fail f -> "FAIL";
      case Inconclusive i -> "INCONCLUSIVE";
    };
  }

  /**
   * The worse of two (Fail, then Inconclusive, then Pass); reasons of the same rank are joined.
   * Associative.
   */
  default Verdict worstOf(Verdict other) {
    if (rank() != other.rank()) {
      return rank() > other.rank() ? this : other;
    }
    var all = new ArrayList<>(reasons());
    all.addAll(other.reasons());
    return switch (this) {
      case Pass p -> new Pass(all);
      case Fail f -> new Fail(all);
      case Inconclusive i -> new Inconclusive(all);
    };
  }

  private int rank() {
    return switch (this) {
      case Pass p -> 0;
      case Inconclusive i -> 1;
      case Fail f -> 2;
    };
  }

  private static List<Reason> explained(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a Fail or an Inconclusive always says why");
    }
    return List.copyOf(reasons);
  }
}
