package io.deployguardian.wire.github;

import io.deployguardian.core.intake.Fact;

/** What a delivery's body gave. */
public sealed interface Decoded {

  record Understood(Fact fact) implements Decoded {}

  /**
   * Not what GitHub sends; a redelivery would be the same.
   *
   * @param place such as {@code deployment.sha}, or line and column
   */
  record Malformed(String place, String found, String expected) implements Decoded {
    @Override
    public String toString() {
      return place + ": found " + found + ", expected " + expected;
    }
  }
}
