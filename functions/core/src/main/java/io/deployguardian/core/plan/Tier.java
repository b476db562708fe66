package io.deployguardian.core.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How near to its users an environment is: what is promoted goes from the first to the last. */
public enum Tier {
  DEVELOPMENT,
  STAGING,
  PRODUCTION,
  /** One per branch or pull request; outside the order. */
  PREVIEW;

  /**
   * The tier that an environment's name tells. A name that tells nothing is production's: a
   * production that is taken for less would be guarded less.
   */
  public static Tier ofName(String environment) {
    String name = environment.toLowerCase(Locale.ROOT);
    if (name.startsWith("dev") || name.equals("test")) {
      return DEVELOPMENT;
    }
    if (name.startsWith("stag") || name.equals("preprod") || name.equals("qa")) {
      return STAGING;
    }
    return Stream.of("preview", "feature/", "pr-").anyMatch(name::startsWith)
        ? PREVIEW
        : PRODUCTION;
  }

  /**
   * The least that an environment of this name may be taken for, whatever a plan says: a commit
   * must not turn production into a preview.
   */
  public static Tier leastOf(String environment) {
    String name = environment.toLowerCase(Locale.ROOT);
    return name.startsWith("prod") || name.equals("live") ? PRODUCTION : PREVIEW;
  }

  /** Whether what holds here is at least what holds in {@code other}. */
  public boolean isAtLeast(Tier other) {
    return strictness() >= other.strictness();
  }

  private int strictness() {
    return this == PREVIEW ? -1 : ordinal();
  }

  /** The word that plans and the guarded map have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Tier> ofWord(String word) {
    return Stream.of(values()).filter(tier -> tier.word().equals(word)).findFirst();
  }

  /** The tiers that come before this one, nearest first. */
  public Stream<Tier> below() {
    return switch (this) {
      case PRODUCTION -> Stream.of(STAGING, DEVELOPMENT);
      case STAGING -> Stream.of(DEVELOPMENT);
      case DEVELOPMENT, PREVIEW -> Stream.of();
    };
  }
}
