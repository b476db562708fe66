package io.deployguardian.local.demo;

/** Why an input is refused: where it is, what was there and what belongs there. */
record Problem(String place, String found, String expected) {

  String sentence() {
    return "%s: found %s, expected %s".formatted(place, found, expected);
  }

  /** For callers in Java, to whom a bad argument is a bug and not an expected outcome. */
  void raise() {
    throw new IllegalArgumentException(sentence());
  }
}
