package io.deployguardian.wire.github.api.auth;

/** A secret's text, which people may replace while it is in use. */
public interface Rotating {

  /** As it is known now. */
  String text();

  /**
   * Has it read again, because it was refused.
   *
   * @return whether it is another one now
   */
  boolean renew();

  /** One that stays. */
  static Rotating fixed(String text) {
    return new Rotating() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public boolean renew() {
        return false;
      }
    };
  }
}
