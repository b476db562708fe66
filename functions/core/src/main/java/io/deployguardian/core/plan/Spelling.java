package io.deployguardian.core.plan;

import java.math.BigDecimal;
import java.time.Duration;

/** Values as a plan spells them, so that whoever reads them finds them there. */
public final class Spelling {

  private static final int SECONDS_OF_DAY = 86_400;

  private Spelling() {}

  /** In the largest unit that leaves no rest: {@code 500ms}, {@code 90s}, {@code 2h}. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % SECONDS_OF_DAY != 0 ? seconds / 3600 + "h" : seconds / SECONDS_OF_DAY + "d";
  }

  /** As percent: {@code 99.9%}. */
  public static String ofShare(double share) {
    return ofNumber(BigDecimal.valueOf(share).movePointRight(2)) + "%";
  }

  /** Without trailing zeros. */
  public static String ofNumber(double number) {
    return ofNumber(BigDecimal.valueOf(number));
  }

  private static String ofNumber(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
