package io.deployguardian.aws.secrets;

/** A secret that can't be read now. Says which setting names it and why, never what it is. */
public final class SecretUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  SecretUnavailable(String place, String why) {
    super(place + ": " + why);
  }
}
