package io.deployguardian.core.rollout;

/**
 * A named person's word, which may stand in for a verdict and is recorded with it.
 *
 * @param by who; never empty
 * @param reason why; never empty
 */
public record ByHand(String by, String reason) {

  public ByHand {
    if (by == null || by.isBlank()) {
      throw new IllegalArgumentException("by: found nothing, expected the name of a person");
    }
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("reason: found nothing, expected a sentence");
    }
  }
}
