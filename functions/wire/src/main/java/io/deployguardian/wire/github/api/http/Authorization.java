package io.deployguardian.wire.github.api.http;

/** Who calls. */
public interface Authorization {

  /** The value of the Authorization header, as of now. May call GitHub for it. */
  String header();

  /**
   * GitHub refused the header.
   *
   * @return whether another one can be had
   */
  default boolean renew() {
    return false;
  }
}
