package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.gate.GateAnswers.Told;
import io.deployguardian.core.gate.GateAnswers.Told.Refused;
import io.deployguardian.core.gate.GateAnswers.Told.Taken;
import io.deployguardian.core.gate.GateAnswers.Told.Unclear;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtectionRuleAnswersTest {

  private static final String COMMENT = "All checks passed";
  private static final String POST = "POST .*/deployment_protection_rule";
  private static final String RUN = "GET .*/actions/runs/\\d+$";
  private static final String PENDING = "GET .*/pending_deployments";

  private final GuardedShop shop = new GuardedShop();
  private final long run = shop.repository.waitingRun(DEPLOYED, "production");

  @AfterEach
  void close() {
    shop.close();
  }

  private Told answer(GitHub github, long about, boolean approved) {
    return new ProtectionRuleAnswers(github, shop::sleep)
        .answer(shop.subject(), about, approved, COMMENT);
  }

  private Told answer() {
    return answer(shop.github, run, true);
  }

  private List<JsonNode> reviews() {
    return shop.repository.protectionReviews();
  }

  private static void assertOneReview(List<JsonNode> reviews, String state) {
    assertThat(reviews).hasSize(1);
    assertThat(reviews.getFirst().path("environment_name").asText()).isEqualTo("production");
    assertThat(reviews.getFirst().path("state").asText()).isEqualTo(state);
    assertThat(reviews.getFirst().path("comment").asText()).isEqualTo(COMMENT);
  }

  @Test
  void an_approval_lets_the_job_go_and_is_read_back() {
    assertThat(answer()).isEqualTo(new Taken("approved"));
    assertOneReview(reviews(), "approved");
    assertThat(shop.repository.runs().getFirst().path("status").asText()).isEqualTo("in_progress");
    assertThat(shop.slept()).isEmpty();
  }

  @Test
  void a_rejection_ends_it() {
    assertThat(answer(shop.github, run, false)).isEqualTo(new Taken("rejected"));
    assertOneReview(reviews(), "rejected");
  }

  @Test
  void what_was_answered_is_not_answered_again() {
    answer();
    assertThat(answer())
        .isEqualTo(new Taken("nothing waits any more: run %d is past production".formatted(run)));
    answer(shop.github, run, false);
    assertOneReview(reviews(), "approved");
    assertThat(shop.standIn.requests(POST)).hasSize(1);
  }

  @Test
  void another_environment_of_the_same_run_is_left_alone() {
    long both = shop.repository.waitingRun(DEPLOYED, "staging", "production");
    assertThat(answer(shop.github, both, true)).isEqualTo(new Taken("approved"));
    long other = shop.repository.waitingRun(DEPLOYED, "staging");
    assertThat(answer(shop.github, other, true)).isInstanceOf(Taken.class);
    assertThat(reviews()).hasSize(1);
  }

  @Test
  void a_run_that_ended_or_is_gone_waits_for_nothing() {
    long ended = shop.repository.run(DEPLOYED, "completed", "cancelled");
    assertThat(answer(shop.github, ended, true))
        .isEqualTo(new Taken("nothing waits any more: run %d ended as cancelled".formatted(ended)));
    assertThat(answer(shop.github, 99, true))
        .isEqualTo(new Taken("nothing waits any more: run 99 is gone"));
    assertThat(reviews()).isEmpty();
  }

  @Test
  void a_job_that_github_holds_is_answered_even_if_the_list_does_not_show_it_yet() {
    long young = shop.repository.run(DEPLOYED, "queued", null);
    shop.repository.deploymentStatus(shop.deployment, "waiting");
    assertThat(answer(shop.github, young, true)).isInstanceOf(Unclear.class);
    assertThat(shop.standIn.requests(POST)).hasSize(1);
    shop.repository.deploymentStatus(shop.deployment, "in_progress");
    assertThat(answer(shop.github, young, true)).isInstanceOf(Taken.class);
  }

  @Test
  void an_answer_that_is_lost_after_it_was_taken_is_not_given_twice() {
    shop.standIn.fails(Fault.answerLost().on(POST).times(1));
    assertThat(answer()).isInstanceOf(Taken.class);
    assertThat(answer()).isInstanceOf(Taken.class);
    assertOneReview(reviews(), "approved");
  }

  @Test
  void nor_if_github_is_gone_for_a_while_after_that() {
    Instant end = shop.now().plus(Duration.ofMinutes(2));
    shop.standIn.listen(
        request -> {
          if (request.path().endsWith("/deployment_protection_rule")) {
            shop.standIn.fails(Fault.status(502).on("/actions/").until(end));
          }
        });
    shop.standIn.fails(Fault.answerLost().on(POST).times(1));
    assertThat(answer()).isInstanceOf(Unclear.class);
    shop.later(Duration.ofMinutes(3));
    assertThat(answer()).isInstanceOf(Taken.class);
    assertOneReview(reviews(), "approved");
    assertThat(shop.standIn.requests(POST)).hasSize(1);
  }

  @Test
  void an_answer_that_never_arrived_is_given_later() {
    shop.standIn.fails(Fault.connectionReset().on(POST).times(1));
    assertThat(answer()).isInstanceOf(Unclear.class);
    assertThat(reviews()).isEmpty();
    assertThat(answer()).isEqualTo(new Taken("approved"));
    assertOneReview(reviews(), "approved");
  }

  @Test
  void two_minutes_of_502_are_waited_out_and_then_answered_once() {
    shop.standIn.fails(Fault.status(502).until(shop.now().plus(Duration.ofMinutes(2))));
    for (int minute = 0; minute < 2; minute++) {
      assertThat(answer()).isInstanceOf(Unclear.class);
      shop.later(Duration.ofMinutes(1));
    }
    assertThat(reviews()).isEmpty();
    assertThat(answer()).isEqualTo(new Taken("approved"));
    assertOneReview(reviews(), "approved");
  }

  @Test
  void that_only_the_answer_gets_a_502_is_unclear_until_it_does_not() {
    shop.standIn.fails(Fault.status(502).on(POST).times(1));
    assertThat(answer())
        .isEqualTo(
            new Unclear(
                "answer run %d about production (octo-org/shop): 502 Server Error".formatted(run)));
    assertThat(answer()).isEqualTo(new Taken("approved"));
    assertOneReview(reviews(), "approved");
  }

  @Test
  void slow_answers_broken_ones_and_limits_are_unclear() {
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on(RUN));
    assertThat(answer(shop.impatient(), run, true)).isInstanceOf(Unclear.class);
    for (Fault fault :
        List.of(
            Fault.brokenJson().on(PENDING),
            Fault.noJson().on(RUN),
            Fault.primaryLimit(shop.now().plusSeconds(1800)))) {
      shop.standIn.heal();
      shop.standIn.fails(fault);
      assertThat(answer()).isInstanceOf(Unclear.class);
    }
    assertThat(reviews()).isEmpty();
  }

  @Test
  void what_takes_too_long_and_was_taken_is_found_out() {
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on(POST).times(1));
    assertThat(answer(shop.waiting(Duration.ofMillis(800)), run, true)).isInstanceOf(Taken.class);
    assertOneReview(reviews(), "approved");
  }

  @Test
  void a_refused_answer_is_unclear_as_long_as_the_job_waits() {
    shop.standIn.fails(Fault.status(422, "Not ready").on(POST).times(1));
    assertThat(answer())
        .isEqualTo(
            new Unclear(
                "answer run %d about production (octo-org/shop): 422 Not ready".formatted(run)));
    assertThat(answer()).isEqualTo(new Taken("approved"));
  }

  @Test
  void whoever_was_faster_is_no_trouble() {
    shop.standIn.listen(
        request -> {
          if (request.path().endsWith("/pending_deployments") && reviews().isEmpty()) {
            answerBySomebodyElse();
          }
        });
    assertThat(answer()).isInstanceOf(Taken.class);
    assertOneReview(reviews(), "approved");
  }

  private void answerBySomebodyElse() {
    shop.standIn.listen(request -> {});
    shop.github
        .actions(io.deployguardian.wire.github.api.rest.Repository.of(GuardedShop.NAME))
        .approve(run, "production", COMMENT);
  }

  @Test
  void other_rules_may_still_wait_after_ours_is_satisfied() {
    shop.standIn.fails(Fault.status(204, "").on(POST).times(1));
    assertThat(answer()).isEqualTo(new Taken("approved, and other rules still wait"));
    assertThat(shop.slept()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    assertThat(shop.standIn.requests(POST)).hasSize(1);
    assertThat(shop.standIn.requests(PENDING)).hasSize(4);
  }

  @Test
  void whoever_may_not_answer_says_which_permission_is_missing() {
    shop.standIn.fails(Fault.missingPermission("deployments=write").on(POST));
    assertThat(answer())
        .isEqualTo(
            new Refused(
                "answer run %d about production (octo-org/shop): 403 Resource not accessible by"
                        .formatted(run)
                    + " integration; it takes the permission deployments=write"));
    assertThat(reviews()).isEmpty();
  }

  @Test
  void bad_credentials_and_a_repository_that_is_not_there_need_a_person() {
    shop.standIn.fails(Fault.status(401, "Bad credentials").on(RUN));
    assertThat(answer()).isInstanceOf(Refused.class);
    shop.standIn.heal();
    var answers = new ProtectionRuleAnswers(shop.github, shop::sleep);
    assertThat(answers.answer(shop.in("octo-org/gone"), run, true, COMMENT))
        .isInstanceOf(Refused.class);
    assertThat(answers.answer(shop.in("no name"), run, true, COMMENT)).isInstanceOf(Refused.class);
  }

  @Test
  void a_repository_that_was_renamed_needs_a_person() {
    shop.standIn.fails(Fault.redirect(URI.create("https://api.github.com/repositories/1")).on(RUN));
    assertThat(((Refused) answer()).why()).contains("a repository that was renamed answers so");
  }
}
