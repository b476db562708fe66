package io.deployguardian.aws.settings;

/** A setting that a function can't start with: place, found, expected. */
public final class WrongSetting extends RuntimeException {

  private static final long serialVersionUID = 1;

  WrongSetting(String place, String found, String expected) {
    super(place + ": found " + found + ", expected " + expected);
  }
}
