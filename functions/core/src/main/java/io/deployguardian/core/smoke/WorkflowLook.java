package io.deployguardian.core.smoke;

import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.check.Workflows.Asked;
import io.deployguardian.core.check.Workflows.Standing;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Effect.Status;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One look at the workflows that a smoke test waits for. It starts what was not started yet, runs
 * again what failed, and waits for nothing.
 *
 * @param since when the smoke test began: none of its runs is older
 * @param acts whether the guardian may start anything
 */
record WorkflowLook(
    Workflows workflows,
    Subject subject,
    Instant since,
    Optional<URI> url,
    boolean acts,
    Instant now) {

  /** The first run, and two more of what failed in it. */
  static final int ATTEMPTS = 3;

  private static final Set<String> WORTH_REPEATING = Set.of("failure", "cancelled", "timed_out");
  private static final String KEY = "workflow-";

  static boolean concerns(Effect effect) {
    return effect.key().startsWith(KEY);
  }

  static Effect intended(WorkflowCheck check, Instant now, Instant lease) {
    return Effect.intended(KEY + check.name(), "run " + check.file(), now, lease);
  }

  /** How all of them stand; those on record are those of the plan. */
  Findings at(List<WorkflowCheck> checks, List<Effect> recorded) {
    Findings all = Findings.verdict(new Verdict.Pass(List.of()));
    for (WorkflowCheck check : checks) {
      String key = KEY + check.name();
      Effect effect =
          recorded.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
      all = all.and(at(check, effect));
    }
    return all;
  }

  private Findings at(WorkflowCheck check, Effect effect) {
    return switch (effect.status()) {
      case Status.Withheld withheld -> held(check, "not run: " + withheld.why());
      case Status.Intended intended -> begun(check, effect, isLate(check, effect));
      case Status.Confirmed started -> awaited(check, isLate(check, effect));
    };
  }

  private boolean isLate(WorkflowCheck check, Effect effect) {
    return !now.isBefore(effect.status().at().plus(check.limit()));
  }

  /** Looked for before it is started: whoever looked last may have died after starting it. */
  private Findings begun(WorkflowCheck check, Effect effect, boolean late) {
    return switch (find(check)) {
      case Standing.Absent absent when !acts ->
          Findings.moved(effect.withheld(now, "the guardian only observes"));
      case Standing.Absent absent ->
          late ? broke(check, "not started within " + check.limit()) : start(check, effect);
      case Standing.Underway run -> Findings.moved(effect.confirmed(now));
      case Standing.Ended run -> Findings.moved(effect.confirmed(now));
      case Standing.Unavailable silent -> later(check, late, silent.why());
      case Standing.Refused refused -> broke(check, refused.why());
    };
  }

  private Findings start(WorkflowCheck check, Effect effect) {
    var inputs = new TreeMap<>(check.inputs());
    inputs.put(Workflows.ROLLOUT, subject.id().value());
    inputs.put(Workflows.COMMIT, subject.release().commit());
    url.ifPresent(known -> inputs.put(Workflows.URL, known.toString()));
    return switch (workflows.dispatch(subject, check.file(), inputs)) {
      case Asked.Accepted accepted ->
          Findings.moved(effect.confirmed(now)).saying("start " + check.file());
      case Asked.Unavailable silent -> Findings.NONE;
      case Asked.Refused refused -> broke(check, "not started: " + refused.why());
    };
  }

  private Findings awaited(WorkflowCheck check, boolean late) {
    return switch (find(check)) {
      case Standing.Absent absent when late ->
          broke(
              check,
              "no run of %s carries %s in its name after %s: its run-name has to contain ${{ inputs.%s }}"
                  .formatted(check.file(), subject.id(), check.limit(), Workflows.ROLLOUT));
      // GitHub takes a while to show what it was told to run.
      case Standing.Absent absent -> Findings.NONE;
      case Standing.Underway run when late ->
          broke(check, "still %s after %s: %s".formatted(run.status(), check.limit(), run.page()));
      case Standing.Underway run -> Findings.NONE;
      case Standing.Ended run -> ended(check, run, late);
      case Standing.Unavailable silent -> later(check, late, silent.why());
      case Standing.Refused refused -> broke(check, refused.why());
    };
  }

  private Findings ended(WorkflowCheck check, Standing.Ended run, boolean late) {
    String how =
        "ended as %s (attempt %d): %s".formatted(run.conclusion(), run.attempt(), run.page());
    if (run.conclusion().equals("success")) {
      return held(check, how);
    }
    boolean again = WORTH_REPEATING.contains(run.conclusion()) && run.attempt() < ATTEMPTS;
    if (late || !acts || !again) {
      return broke(check, how);
    }
    return switch (workflows.rerunFailedJobs(subject, run.run(), run.attempt())) {
      case Asked.Accepted accepted ->
          Findings.NONE.saying("run the failed jobs of " + check.file() + " again");
      case Asked.Unavailable silent -> Findings.NONE;
      case Asked.Refused refused -> broke(check, how + "; not run again: " + refused.why());
    };
  }

  private Standing find(WorkflowCheck check) {
    return workflows.find(subject, check.file(), since);
  }

  private static Findings later(WorkflowCheck check, boolean late, String why) {
    return late ? broke(check, "not known within " + check.limit() + ": " + why) : Findings.NONE;
  }

  private static Findings held(WorkflowCheck check, String found) {
    return Findings.verdict(new Verdict.Pass(List.of(new Reason(check.name(), found))));
  }

  private static Findings broke(WorkflowCheck check, String found) {
    return Findings.verdict(Verdict.fail(check.name(), found));
  }
}
