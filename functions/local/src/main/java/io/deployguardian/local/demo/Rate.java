package io.deployguardian.local.demo;

/**
 * How much load each route in use gets.
 *
 * @param perSecond requests per second, 0 (none) to 1000
 * @throws IllegalArgumentException if out of this range
 */
public record Rate(int perSecond) {

  public static final Rate NONE = new Rate(0);

  static final Rate USUAL = new Rate(40);

  public Rate {
    if (perSecond < 0 || perSecond > 1000) {
      new Problem("rate", String.valueOf(perSecond), "0..1000 requests per second").raise();
    }
  }
}
