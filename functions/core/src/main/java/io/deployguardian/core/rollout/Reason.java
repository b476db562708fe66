package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * Why a verdict is what it is, in one sentence.
 *
 * @param about the check, metric or place in the plan that the sentence is about
 */
public record Reason(String about, String text) {

  public Reason {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return about + ": " + text;
  }
}
