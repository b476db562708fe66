package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's consent to a deployment.
 *
 * @param by who
 * @param role the role that they hold, such as {@code tech_lead}
 * @param via how it was given, such as {@code comment 123}
 */
public record Approval(String by, String role, String via, Instant at) {

  public Approval {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(via, "via");
    Objects.requireNonNull(at, "at");
  }
}
