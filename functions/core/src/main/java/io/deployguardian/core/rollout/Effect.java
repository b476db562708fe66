package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * A change in the outside world, on record before it is made and after. Its key is what the target
 * is searched for before the change is repeated.
 *
 * @param key unique in its rollout, such as {@code traffic-stage-0}
 * @param what the change in words, such as {@code web:1.4.0 to 10 %}
 */
public record Effect(String key, String what, Status status) {

  public Effect {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(status, "status");
  }

  /** How far it got. */
  public sealed interface Status {

    Instant at();

    /** Decided, or being made by the worker that holds the lease until {@code lease}. */
    record Intended(Instant at, Instant lease) implements Status {}

    /** Made, and read back. */
    record Confirmed(Instant at) implements Status {}

    /** Not made, because the guardian only observes. */
    record Withheld(Instant at, String why) implements Status {}
  }

  public static Effect intended(String key, Object what, Instant at, Instant lease) {
    return new Effect(key, String.valueOf(what), new Status.Intended(at, lease));
  }

  public Effect confirmed(Instant at) {
    return new Effect(key, what, new Status.Confirmed(at));
  }

  public Effect withheld(Instant at, String why) {
    return new Effect(key, what, new Status.Withheld(at, why));
  }
}
