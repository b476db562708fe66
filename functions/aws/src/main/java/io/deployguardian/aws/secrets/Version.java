package io.deployguardian.aws.secrets;

import java.time.Instant;

/**
 * A secret's text.
 *
 * @param since when it became that
 */
record Version(String value, Instant since) {

  /**
   * Without the line break at its end that editors and shells leave.
   *
   * @throws SecretUnavailable if nothing is left: with an empty key anybody could sign
   */
  static Version of(String place, String text, Instant since) {
    if (text == null || text.isBlank()) {
      throw new SecretUnavailable(place, "found nothing where it points at, expected a secret");
    }
    return new Version(text.replaceFirst("[\\r\\n]+\\z", ""), since);
  }

  @Override
  public String toString() {
    return "a secret, since " + since;
  }
}
