package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Set;

/** What the comments are written under. */
public interface Places {

  Answer<Place> place(Event.CommandGiven given);

  /** What a comment may be about. */
  sealed interface Place {

    /** An issue that we wrote about a rollout, and nobody else. */
    record Incident(RolloutId rollout) implements Place {}

    /**
     * @param commits under which what it brought may be deployed: its head, and as what it was
     *     merged
     */
    record PullRequest(Set<String> commits) implements Place {
      public PullRequest {
        commits = Set.copyOf(commits);
      }
    }

    /** Any other issue. */
    record Elsewhere() implements Place {}
  }
}
