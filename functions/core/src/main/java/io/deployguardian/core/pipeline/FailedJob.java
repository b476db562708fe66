package io.deployguardian.core.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A job that failed, as far as GitHub's API tells.
 *
 * @param step the step that failed; none if the job never got to one
 * @param messages the annotations of errors, in GitHub's or a tool's words
 */
public record FailedJob(String name, Optional<String> step, List<String> messages) {

  public FailedJob {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(step, "step");
    messages = List.copyOf(messages);
  }
}
