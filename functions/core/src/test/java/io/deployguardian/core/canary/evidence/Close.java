package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What counts as the same number. */
final class Close {

  private static final double RELATIVE = 1e-9;

  private Close() {}

  static void same(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  /** For logarithms and for differences, where 0 is a number like any other. */
  static void sameTo(double scale, double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.max(scale, Math.abs(expected))));
  }
}
