package io.deployguardian.wire.payload;

/** A payload that somebody typed wrongly: place, found, expected. It is answered, never retried. */
public final class BadPayload extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadPayload(String place, String found, String expected) {
    super(place + ": found " + found + ", expected " + expected);
  }
}
