package io.deployguardian.core.smoke;

import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Effect.Status;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.FakeWorkflows.Dispatched;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.WorkerDied;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeTestWorkflowTest {

  private static final String FILE = "e2e.yml";
  private static final WorkflowCheck E2E = workflow("e2e", FILE);

  private final World world = new World();

  @BeforeEach
  void something_lives_and_the_next_release_has_a_suite_of_its_own() {
    world.promote(1);
    declare(SamplePlans.check("home"), E2E);
  }

  @Test
  void a_workflow_is_started_once_after_the_other_checks_held_and_told_what_it_tests() {
    world.deploy(2);
    world.minutes(20);
    assertThat(world.state(2)).isEqualTo("SmokeTesting");
    assertThat(world.workflows.dispatched())
        .containsExactly(
            new Dispatched(
                FILE,
                new TreeMap<>(
                    Map.of(
                        "suite",
                        "smoke",
                        "guardian_rollout",
                        id(2).value(),
                        "commit",
                        World.subject(2).release().commit(),
                        "url",
                        World.subject(2).url().orElseThrow().toString()))));
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void no_workflow_is_started_where_another_check_failed() {
    world.probe.makeSick("2");
    world.deploy(2);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.workflows.dispatched()).isEmpty();
  }

  @Test
  void waiting_uses_no_worker_up_and_is_told_to_nobody() {
    world.deploy(2);
    int said = world.decisions(2).size();
    world.minutes(10);
    assertThat(((SmokeTesting) world.rollout(2)).lease().attempts()).isZero();
    assertThat(world.decisions(2)).hasSize(said).endsWith("run the workflows", "start " + FILE);
    assertThat(effect().status()).isInstanceOf(Status.Confirmed.class);
  }

  @Test
  void a_run_that_succeeded_lets_the_smoke_test_pass() {
    world.deploy(2);
    world.minutes(5);
    world.workflows.end(FILE, "success");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("Soaking");
    assertThat(world.events(Event.SmokeTestPassed.class).getLast().reasons())
        .containsExactly(new Reason("e2e", "ended as success (attempt 1): https://gh/" + FILE));
  }

  @Test
  void a_plan_may_have_nothing_but_a_workflow() {
    declare(E2E);
    world.deploy(2);
    world.workflows.end(FILE, "success");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure", "cancelled", "timed_out"})
  void what_failed_is_run_again_twice_and_then_the_smoke_test_failed(String conclusion) {
    world.deploy(2);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(world.state(2)).isEqualTo("SmokeTesting");
      assertThat(world.workflows.attempts(FILE)).isEqualTo(attempt);
      world.workflows.end(FILE, conclusion);
      world.minutes(1);
    }
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(whyItFailed()).isEqualTo("ended as %s (attempt 3): https://gh/%s", conclusion, FILE);
    assertThat(world.workflows.dispatched()).hasSize(1);
  }

  @Test
  void a_second_attempt_that_succeeds_is_a_success() {
    world.deploy(2);
    world.workflows.end(FILE, "failure");
    world.minutes(1);
    world.workflows.end(FILE, "success");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("Soaking");
    assertThat(world.decisions(2)).contains("run the failed jobs of " + FILE + " again");
  }

  @Test
  void a_run_that_was_skipped_proved_nothing() {
    world.deploy(2);
    world.workflows.end(FILE, "skipped");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.workflows.attempts(FILE)).isEqualTo(1);
  }

  @Test
  void a_run_that_takes_longer_than_its_limit_failed() {
    world.deploy(2);
    world.minutes(29);
    assertThat(world.state(2)).isEqualTo("SmokeTesting");
    world.minutes(2);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(whyItFailed()).isEqualTo("still in_progress after PT30M: https://gh/run");
  }

  @Test
  void a_run_that_nobody_can_find_is_not_started_twice_and_says_what_its_name_lacks() {
    world.workflows.forgetNames();
    world.deploy(2);
    world.minutes(31);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(whyItFailed()).contains("run-name has to contain ${{ inputs.guardian_rollout }}");
    assertThat(world.workflows.dispatched()).hasSize(1);
  }

  @Test
  void a_start_whose_answer_is_lost_is_found_and_not_repeated() {
    world.workflows.loseAnswers(true);
    world.deploy(2);
    assertThat(effect().status()).isInstanceOf(Status.Intended.class);
    world.minutes(2);
    assertThat(effect().status()).isInstanceOf(Status.Confirmed.class);
    assertThat(world.workflows.dispatched()).hasSize(1);
  }

  @Test
  void an_event_that_comes_twice_makes_nobody_look_before_it_is_time() {
    world.workflows.loseAnswers(true);
    world.workflows.forgetNames();
    world.deploy(2);
    assertThat(world.smokeTest.test(id(2), Set.of())).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.workflows.dispatched()).hasSize(1);
  }

  @Test
  void a_worker_that_died_after_the_start_is_followed_by_one_that_finds_the_run() {
    published();
    // Begun in three calls; two put the workflow on record; the second one after them is to say
    // that it was started.
    world.calls.before(4, SmokeTestWorkflowTest::die);
    assertThatThrownBy(() -> world.smokeTest.test(id(2), Set.of())).isInstanceOf(WorkerDied.class);
    assertThat(world.workflows.dispatched()).hasSize(1);
    assertThat(effect().status()).isInstanceOf(Status.Intended.class);
    world.minutes(3);
    assertThat(effect().status()).isInstanceOf(Status.Confirmed.class);
    assertThat(world.workflows.dispatched()).hasSize(1);
  }

  @Test
  void while_github_is_silent_it_is_asked_again_until_the_limit() {
    world.workflows.fallSilent();
    world.deploy(2);
    world.minutes(20);
    assertThat(world.state(2)).isEqualTo("SmokeTesting");
    world.workflows.speak();
    world.minutes(1);
    world.workflows.end(FILE, "success");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @Test
  void a_silence_beyond_the_limit_is_a_failure() {
    world.workflows.fallSilent();
    world.deploy(2);
    world.minutes(31);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(whyItFailed()).isEqualTo("not known within PT30M: no answer");
  }

  @Test
  void where_github_refuses_the_check_fails_at_once_and_says_so() {
    world.workflows.refuse("this guardian has no access to GitHub");
    world.deploy(2);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(whyItFailed()).isEqualTo("this guardian has no access to GitHub");
  }

  @Test
  void all_workflows_have_to_succeed_and_one_that_failed_is_enough() {
    declare(SamplePlans.check("home"), E2E, workflow("load", "load.yml"));
    world.deploy(2);
    world.workflows.end(FILE, "success");
    world.minutes(2);
    assertThat(world.state(2)).isEqualTo("SmokeTesting");
    world.workflows.end("load.yml", "skipped");
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("RolledBack");
  }

  @Test
  void nothing_is_started_while_the_guardian_only_observes() {
    world.mode(Mode.OBSERVE_ONLY);
    published();
    world.smokeTest.test(id(2), Set.of());
    assertThat(effect().status()).isInstanceOf(Status.Withheld.class);
    world.minutes(1);
    assertThat(world.workflows.dispatched()).isEmpty();
    assertThat(world.events(Event.SmokeTestPassed.class).getLast().reasons())
        .containsExactly(new Reason("e2e", "not run: the guardian only observes"));
  }

  @Test
  void a_newer_deployment_takes_over_from_one_that_waits() {
    world.deploy(2);
    world.minutes(2);
    world.deploy(3);
    assertThat(world.state(2)).isEqualTo("Superseded");
    assertThat(world.smokeTest.test(id(2), Set.of())).isInstanceOf(Handled.LeftAlone.class);
  }

  @Test
  void a_dry_run_starts_nothing_and_says_so() {
    published();
    Verdict verdict = world.smokeTest.dryRun(world.recorded(2));
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict.reasons())
        .contains(new Reason("e2e", "not run: a dry run starts no workflow"));
    assertThat(world.workflows.dispatched()).isEmpty();
  }

  private static WorkflowCheck workflow(String name, String file) {
    return new WorkflowCheck(
        name, file, new TreeMap<>(Map.of("suite", "smoke")), Duration.ofMinutes(30));
  }

  private void declare(Check... checks) {
    var usual = SamplePlans.smoke();
    var smoke = new SmokePlan(List.of(checks), usual.retries(), usual.limit(), false);
    var plan = SamplePlans.twoStages();
    world.repository.declare(KEY, new EnvironmentPlan(smoke, plan.canary(), plan.hold()));
  }

  /** Planned and published, and nobody told the smoke test yet. */
  private void published() {
    world.created(2);
    world.succeeded(2);
    world.bus.lose();
    world.planning.plan(id(2), Set.of());
    world.bus.lose();
  }

  private Effect effect() {
    return world.store.effects(id(2)).stream()
        .filter(one -> one.key().equals("workflow-e2e"))
        .findFirst()
        .orElseThrow();
  }

  private String whyItFailed() {
    return world.events(Event.SmokeTestFailed.class).getLast().reasons().getFirst().text();
  }

  private static void die() {
    throw new WorkerDied();
  }
}
