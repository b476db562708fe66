package io.deployguardian.wire.plan;

import java.util.function.DoublePredicate;

/**
 * What a number may be.
 *
 * @param text the same in words, for people
 */
record Range(DoublePredicate values, String text) {

  boolean holds(double value) {
    return values.test(value);
  }
}
