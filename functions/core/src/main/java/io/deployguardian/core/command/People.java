package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Origin;

/** Who may do what with a repository, by GitHub's word. */
public interface People {

  /** Whom GitHub doesn't know has {@link Level#NONE}. */
  Answer<Level> permission(Origin repository, String login);

  /** What somebody may do. On a public repository everybody has {@link #READ}. */
  enum Level {
    ADMIN,
    MAINTAIN,
    WRITE,
    TRIAGE,
    READ,
    NONE;

    /** Whoever may change the code may command what becomes of it. */
    boolean mayCommand() {
      return compareTo(WRITE) <= 0;
    }
  }
}
