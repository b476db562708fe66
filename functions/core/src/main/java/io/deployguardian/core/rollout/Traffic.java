package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Guarded.Binding;
import java.util.Optional;

/** Sets absolute weights on a target, conditionally on the revision that was read. */
public interface Traffic {

  State read(Binding binding);

  /** Writes only if the target still has {@code revision}. */
  Write write(Binding binding, Split split, String revision);

  /**
   * @param revision changes with every write; a target without revisions answers always the same
   * @param split empty where the target has no weights yet
   */
  record State(String revision, Optional<Split> split) {

    public boolean shows(Split wanted) {
      return split.filter(wanted::equals).isPresent();
    }

    public Weight of(Release release) {
      return split.map(s -> s.of(release)).orElse(Weight.NONE);
    }
  }

  /** What became of a write. */
  sealed interface Write {

    record Written() implements Write {}

    /** Somebody else wrote since the read. */
    record Conflict() implements Write {}

    /** The target said no, and will say no again. */
    record Refused(String why) implements Write {}
  }
}
