package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * A consumer's word that it decided on a fact; it can be given once.
 *
 * @param consumer who, such as a function's name or {@code delivery}
 * @param id the fact, such as an event's id
 * @param at when; claims are cleaned up after GitHub's redelivery window
 */
public record Claim(String consumer, String id, Instant at) {

  public Claim {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
  }

  public static Claim of(Agent agent, EventId event, Instant at) {
    return new Claim(agent.functionName(), event.value(), at);
  }
}
