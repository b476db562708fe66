package io.deployguardian.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.pipeline.Runs.Asked;
import io.deployguardian.core.pipeline.Runs.Standing;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Event.WorkflowRunCompleted;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.InMemoryRollouts;
import io.deployguardian.core.rollout.InMemorySwitches;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.testing.FakeClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedRunsTest {

  private static final FailedJob LOST =
      new FailedJob("publish", Optional.of("Push"), List.of("dial tcp: i/o timeout"));
  private static final FailedJob RED =
      new FailedJob("test", Optional.of("Test"), List.of("2 tests failed"));

  private final InMemoryRollouts store = new InMemoryRollouts();
  private final InMemorySwitches switches = new InMemorySwitches();
  private final FakeRuns github = new FakeRuns();
  private final FailedRuns runs =
      new FailedRuns(
          github, store, repository -> repository == 4711, switches, new FakeClock(Samples.NOON));

  @Test
  void a_transient_failure_is_run_again_once_with_the_reason_on_record() {
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4711, 1, "failure"));
    assertThat(github.reruns).isEqualTo(1);
    assertThat(told())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo("transient");
              assertThat(event.why()).isEqualTo("publish, Push: dial tcp: i/o timeout");
              assertThat(event.repeated()).isTrue();
            });
  }

  @Test
  void the_same_event_again_finds_that_it_runs_and_touches_nothing() {
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4711, 1, "failure"));
    github.standing = new Standing.Other("it runs again");
    runs.completed(run(4711, 1, "failure"));
    assertThat(github.reruns).isEqualTo(1);
    assertThat(told()).hasSize(1);
  }

  @Test
  void a_second_attempt_that_fails_as_well_is_left_to_people() {
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4711, 2, "failure"));
    assertThat(github.reruns).isZero();
  }

  @Test
  void what_the_commit_can_be_blamed_for_is_told_and_not_run_again() {
    github.standing = new Standing.FailedOnce(List.of(RED));
    runs.completed(run(4711, 1, "failure"));
    assertThat(github.reruns).isZero();
    assertThat(told())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo("test");
              assertThat(event.repeated()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"success", "cancelled", "skipped", "neutral", "action_required"})
  void a_run_that_did_not_fail_is_left_alone(String conclusion) {
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4711, 1, conclusion));
    assertThat(github.reruns).isZero();
    assertThat(store.events()).isEmpty();
  }

  @Test
  void a_repository_that_is_not_guarded_is_none_of_our_business() {
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4712, 1, "failure"));
    assertThat(github.reruns).isZero();
  }

  @Test
  void observing_it_says_why_and_runs_nothing_again() {
    switches.set(
        Optional.empty(), Mode.OBSERVE_ONLY, new ByHand("ada", "first week"), Samples.NOON);
    github.standing = new Standing.FailedOnce(List.of(LOST));
    runs.completed(run(4711, 1, "failure"));
    assertThat(github.reruns).isZero();
    assertThat(told()).singleElement().satisfies(e -> assertThat(e.repeated()).isFalse());
  }

  @Test
  void github_out_of_reach_is_tried_again_by_whoever_delivers_events() {
    github.standing = new Standing.Unavailable("502");
    assertThatThrownBy(() -> runs.completed(run(4711, 1, "failure"))).hasMessageContaining("502");
    github.standing = new Standing.FailedOnce(List.of(LOST));
    github.answer = new Asked.Unavailable("502");
    assertThatThrownBy(() -> runs.completed(run(4711, 1, "failure"))).hasMessageContaining("502");
    assertThat(store.events()).isEmpty();
  }

  @Test
  void a_missing_permission_is_one_warning_a_day_and_no_storm() {
    github.standing = new Standing.Refused("403: no permission actions: read");
    runs.completed(run(4711, 1, "failure"));
    runs.completed(run(4711, 1, "failure"));
    assertThat(store.events()).singleElement().isInstanceOf(Event.AccessRefused.class);
  }

  private List<Event.WorkflowRunDiagnosed> told() {
    return store.events().stream().map(Event.WorkflowRunDiagnosed.class::cast).toList();
  }

  private static WorkflowRunCompleted run(long repository, int attempt, String conclusion) {
    var id = new EventId(repository + "/run/7/" + attempt);
    var origin = new Origin(id, Samples.NOON, repository, "acme/shop", "ab");
    return new WorkflowRunCompleted(
        origin, 7, attempt, "Deploy", conclusion, "c0ffee", "main", "push");
  }

  private static final class FakeRuns implements Runs {
    private Standing standing = new Standing.Other("nothing yet");
    private Asked answer = new Asked.Accepted();
    private int reruns;

    @Override
    public Standing standing(Origin origin, long run) {
      return standing;
    }

    @Override
    public Asked rerunFailedJobs(Origin origin, long run) {
      if (answer instanceof Asked.Accepted) {
        reruns++;
      }
      return answer;
    }
  }
}
