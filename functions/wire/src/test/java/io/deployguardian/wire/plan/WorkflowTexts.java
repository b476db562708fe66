package io.deployguardian.wire.plan;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;

/** What can be wrong with a workflow of {@link CheckTexts#ALL}. */
final class WorkflowTexts {

  private static final int LINE = 16;
  private static final String WORKFLOW = "checks[4].workflow";

  private WorkflowTexts() {}

  static List<Bad> bad() {
    String file = "a file of .github/workflows, such as e2e.yml";
    String input = "an input other than commit, guardian_rollout, url";
    return List.of(
        wrong("file: e2e.yml, ", "", true, ".file", "nothing", "a workflow's file such as e2e.yml"),
        wrong("file: e2e.yml", "file: e2e", true, ".file", "e2e", file),
        wrong("file: e2e.yml", "file: ../e2e.yml", true, ".file", "../e2e.yml", file),
        wrong("file: e2e.yml", "file: 7", true, ".file", "7", file),
        wrong("suite: smoke", "commit: abc", true, ".inputs", "key commit", input),
        wrong(
            "suite: smoke", "guardian_rollout: 1", true, ".inputs", "key guardian_rollout", input),
        wrong("suite: smoke", "a b: c", true, ".inputs", "key a b", input),
        wrong("suite: smoke", "suite: [a]", true, ".inputs.suite", "a list", "a value"),
        wrong("{suite: smoke, shards: 4}", "{}", true, ".inputs", "0 inputs", "1 to 22 inputs"),
        wrong("limit: 45m", "limit: 7h", false, ".limit", "7h", "a duration of 1s to 6h"),
        wrong("limit: 45m", "ref: main", true, "", "key ref", "one of file, inputs, limit"),
        CheckTexts.bad(
            "name: e2e",
            "name: e2e, timeout: 5s",
            true,
            LINE,
            "checks[4].timeout",
            "5s",
            "nothing: a workflow has a limit of its own"),
        CheckTexts.bad(
            "name: e2e",
            "name: e2e, status: 200",
            true,
            LINE,
            "checks[4].status",
            "200",
            "nothing: it is for path and url"),
        CheckTexts.bad(
            "- {name: e2e",
            "- {name: other, workflow: {file: e2e.yml}}\n            - {name: e2e",
            false,
            LINE + 1,
            "checks[5].workflow.file",
            "e2e.yml",
            "a file that no other check has"));
  }

  private static Bad wrong(
      String from, String to, boolean schema, String key, String found, String expected) {
    return CheckTexts.bad(from, to, schema, LINE, WORKFLOW + key, found, expected);
  }
}
