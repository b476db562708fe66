package io.deployguardian.wire.plan;

import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.check.Workflows;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code workflow:} a suite of the repository's own, and what it is started with. */
final class WorkflowSection {

  /** What the guardian itself says. */
  private static final Set<String> OURS =
      Set.of(Workflows.ROLLOUT, Workflows.URL, Workflows.COMMIT);

  private static final Pattern INPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

  private WorkflowSection() {}

  /**
   * @param files of the checks before it; a run is found by its workflow's file and its rollout, so
   *     each has its own
   */
  static Optional<WorkflowCheck> read(Spot at, String name, Set<String> files) {
    Block workflow = Block.withKeys(at, "file", "inputs", "limit");
    Optional<String> file =
        workflow.need("file", "a workflow's file such as e2e.yml").flatMap(Form.WORKFLOW::read);
    file.filter(known -> !files.add(known))
        .ifPresent(
            known -> workflow.get("file").orElse(at).wrong("a file that no other check has"));
    Duration limit =
        workflow.duration("limit", PlanLimits.WORKFLOW_LIMIT, PlanDefaults.WORKFLOW_LIMIT);
    SortedMap<String, String> inputs = inputs(workflow);
    return file.map(known -> new WorkflowCheck(name, known, inputs, limit));
  }

  private static SortedMap<String, String> inputs(Block workflow) {
    SortedMap<String, String> inputs = new TreeMap<>();
    workflow
        .get("inputs")
        .map(
            spot ->
                Block.ofKeys(
                    spot,
                    name -> INPUT.matcher(name).matches() && !OURS.contains(name),
                    "an input other than " + String.join(", ", OURS.stream().sorted().toList()),
                    PlanLimits.INPUTS,
                    "inputs"))
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (name, value) ->
                            Block.valid(value, Expectations::scalarText, "a value")
                                .ifPresent(text -> inputs.put(name, text))));
    return inputs;
  }
}
