package io.deployguardian.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Who answers for the service: a GitHub team or person, an address, a channel. Text for people.
 *
 * @param escalation who is asked when the first doesn't answer
 * @param afterHours who is asked at night and on days off
 */
public record Contacts(String primary, Optional<String> escalation, Optional<String> afterHours) {

  public Contacts {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(escalation, "escalation");
    Objects.requireNonNull(afterHours, "afterHours");
  }
}
