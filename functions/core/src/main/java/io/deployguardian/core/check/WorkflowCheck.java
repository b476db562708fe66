package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A suite of the repository's own, as a workflow. It is started once, after all other checks held,
 * and takes longer than any worker waits.
 *
 * @param file the workflow's file, such as {@code e2e.yml}
 * @param inputs what it is started with, besides what it is told of the rollout
 * @param limit how long it may take, all attempts together
 */
public record WorkflowCheck(
    String name, String file, SortedMap<String, String> inputs, Duration limit) implements Check {

  public WorkflowCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    inputs = new TreeMap<>(inputs);
    Objects.requireNonNull(limit, "limit");
  }
}
