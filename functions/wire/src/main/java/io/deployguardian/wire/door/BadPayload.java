package io.deployguardian.wire.door;

/** A payload that somebody typed wrongly: place, found, expected. It is answered, never retried. */
final class BadPayload extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadPayload(String place, String found, String expected) {
    super(place + ": found " + found + ", expected " + expected);
  }
}
