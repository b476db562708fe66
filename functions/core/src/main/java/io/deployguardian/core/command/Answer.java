package io.deployguardian.core.command;

import java.util.Objects;

/** What GitHub said when it was asked. */
public sealed interface Answer<T> {

  record Known<T>(T value) implements Answer<T> {
    public Known {
      Objects.requireNonNull(value, "value");
    }
  }

  /** Not now: worth asking again. */
  record NoAnswer<T>(String why) implements Answer<T> {}

  /** Not to us, such as for a missing permission: a person has to do something first. */
  record Refused<T>(String why) implements Answer<T> {}
}
