package io.deployguardian.wire.github.workflow;

import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.check.Workflows.Asked;
import io.deployguardian.core.check.Workflows.Standing;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.gate.GuardedShop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchedWorkflowsTest {

  private static final String FILE = "e2e.yml";
  private static final String RUNS = "GET .*/workflows/e2e.yml/runs";
  private static final String DISPATCH = "POST .*/dispatches";
  private static final String RERUN = "POST .*/rerun-failed-jobs";

  private final GuardedShop shop = new GuardedShop();
  private final Workflows workflows = new DispatchedWorkflows(shop.github);
  private final Subject subject = shop.subject();

  @BeforeEach
  void the_default_branch_is_there() {
    shop.repository.ref("refs/heads/main", DEPLOYED);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Standing find() {
    return workflows.find(subject, FILE, shop.now());
  }

  private Asked dispatch() {
    return workflows.dispatch(subject, FILE, inputs(subject));
  }

  private Asked rerun(int attempt) {
    return workflows.rerunFailedJobs(subject, run().path("id").asLong(), attempt);
  }

  private static SortedMap<String, String> inputs(Subject subject) {
    return new TreeMap<>(Map.of("suite", "smoke", Workflows.ROLLOUT, subject.id().value()));
  }

  private JsonNode run() {
    return shop.repository.runs().getLast();
  }

  private void ends(String conclusion) {
    shop.repository.end(run().path("id").asLong(), conclusion);
  }

  @Test
  void a_workflow_is_started_on_the_default_branch_with_its_inputs() {
    assertThat(dispatch()).isEqualTo(new Asked.Accepted());
    assertThat(run().path("head_branch").asText()).isEqualTo("main");
    assertThat(run().path("_inputs").path("suite").asText()).isEqualTo("smoke");
    assertThat(find()).isEqualTo(new Standing.Underway("queued", run().path("html_url").asText()));
  }

  @Test
  void a_run_that_ended_says_how_and_in_which_attempt() {
    dispatch();
    ends("failure");
    assertThat(find()).isEqualTo(ended(1, "failure"));
    assertThat(rerun(1)).isEqualTo(new Asked.Accepted());
    assertThat(find()).isInstanceOf(Standing.Underway.class);
    ends("success");
    assertThat(find()).isEqualTo(ended(2, "success"));
  }

  private Standing ended(int attempt, String conclusion) {
    return new Standing.Ended(
        run().path("id").asLong(), attempt, conclusion, run().path("html_url").asText());
  }

  @Test
  void another_rollouts_run_another_workflow_and_an_older_run_are_not_it() {
    var other = shop.of(shop.deployment + 1);
    workflows.dispatch(other, FILE, inputs(other));
    workflows.dispatch(subject, "load.yml", inputs(subject));
    assertThat(find()).isEqualTo(new Standing.Absent());
    dispatch();
    assertThat(workflows.find(subject, FILE, shop.now().plus(Duration.ofMinutes(4))))
        .isInstanceOf(Standing.Underway.class);
    assertThat(workflows.find(subject, FILE, shop.now().plus(Duration.ofMinutes(6))))
        .isEqualTo(new Standing.Absent());
  }

  @Test
  void a_run_whose_name_lacks_the_rollout_is_not_found() {
    workflows.dispatch(subject, FILE, new TreeMap<>(Map.of("suite", "smoke")));
    assertThat(find()).isEqualTo(new Standing.Absent());
  }

  @Test
  void where_github_can_not_say_it_is_asked_later() {
    dispatch();
    ends("failure");
    for (Fault fault :
        List.of(
            Fault.status(502),
            Fault.brokenJson(),
            Fault.primaryLimit(shop.now().plusSeconds(1800)))) {
      shop.standIn.heal();
      shop.standIn.fails(fault.on(RUNS));
      assertThat(find()).isInstanceOf(Standing.Unavailable.class);
    }
    shop.standIn.heal();
    shop.standIn.fails(Fault.status(502).on(DISPATCH));
    assertThat(dispatch()).isInstanceOf(Asked.Unavailable.class);
    shop.standIn.fails(Fault.status(502).on(RERUN));
    assertThat(rerun(1)).isInstanceOf(Asked.Unavailable.class);
  }

  @Test
  void a_start_whose_answer_is_lost_is_there_to_be_found() {
    shop.standIn.fails(Fault.answerLost().on(DISPATCH).times(1));
    assertThat(dispatch()).isInstanceOf(Asked.Unavailable.class);
    assertThat(find()).isInstanceOf(Standing.Underway.class);
    assertThat(shop.repository.runs()).hasSize(1);
  }

  @Test
  void a_rerun_whose_answer_is_lost_is_found_out_and_not_asked_for_twice() {
    dispatch();
    ends("failure");
    shop.standIn.fails(Fault.answerLost().on(RERUN).times(1));
    assertThat(rerun(1)).isEqualTo(new Asked.Accepted());
    assertThat(rerun(1)).isEqualTo(new Asked.Accepted());
    assertThat(run().path("run_attempt").asInt()).isEqualTo(2);
  }

  @Test
  void where_github_will_not_a_person_is_needed() {
    shop.standIn.fails(Fault.missingPermission("actions=write").on(DISPATCH));
    assertThat(((Asked.Refused) dispatch()).why())
        .endsWith("it takes the permission actions=write");
    shop.standIn.fails(Fault.status(404).on(RUNS));
    assertThat(find()).isInstanceOf(Standing.Refused.class);
    for (String name : List.of("octo-org/gone", "no name")) {
      var gone = shop.in(name);
      assertThat(workflows.find(gone, FILE, shop.now())).isInstanceOf(Standing.Refused.class);
      assertThat(workflows.dispatch(gone, FILE, inputs(gone))).isInstanceOf(Asked.Refused.class);
      assertThat(workflows.rerunFailedJobs(gone, 1, 1)).isInstanceOf(Asked.Refused.class);
    }
  }

  @Test
  void without_access_to_github_everything_is_refused_and_says_why() {
    String why = "this guardian has no access to GitHub";
    assertThat(Workflows.NONE.find(subject, FILE, shop.now())).isEqualTo(new Standing.Refused(why));
    assertThat(Workflows.NONE.dispatch(subject, FILE, inputs(subject)))
        .isEqualTo(new Asked.Refused(why));
    assertThat(Workflows.NONE.rerunFailedJobs(subject, 1, 1)).isEqualTo(new Asked.Refused(why));
  }
}
