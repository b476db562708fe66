package io.deployguardian.core.gate;

import io.deployguardian.core.rollout.Subject;

/** Who holds which role. */
public interface Roles {

  Held holds(Subject subject, String login, String role);

  /** Whether somebody holds a role. */
  sealed interface Held {

    record Yes() implements Held {}

    record No(String why) implements Held {}

    /** Nobody could say. */
    record Unknown(String why) implements Held {}
  }
}
