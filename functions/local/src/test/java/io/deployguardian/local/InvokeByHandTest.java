package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lambda's invoke API, as the AWS CLI and SDKs call it. */
@ExtendWith(OneHost.class)
class InvokeByHandTest {

  private final RunningHost host;

  InvokeByHandTest(RunningHost host) {
    this.host = host;
  }

  @Test
  void a_rollback_by_hand_of_a_soaking_rollout_names_the_restored_release() {
    Deployed good = host.baseline(first());
    Deployed soaking = soakingAfter(good);
    assertThat(host.weightsOf(soaking)).containsEntry(soaking.artifact(), 50);

    Caller.Answer answer =
        host.caller()
            .invoke(
                "deploy-guardian-rollback",
                """
                {"rollout": "%s", "by": "mona", "reason": "orders are charged twice"}"""
                    .formatted(soaking.rollout()));

    assertThat(answer.status()).isEqualTo(200);
    JsonNode said = answer.json();
    assertThat(said.path("state").asText()).isEqualTo("RolledBack");
    assertThat(said.at("/restored/artifact").asText()).isEqualTo(good.artifact());
    assertThat(said.at("/restored/commit").asText())
        .isEqualTo("%040x".formatted(good.deployment()));
    assertThat(host.weightsOf(soaking)).isEqualTo(Map.of(good.artifact(), 100));
    assertThat(decided(soaking, "roll back, by hand").at("/details/by").asText()).isEqualTo("mona");
    assertThat(decided(soaking, "roll back, by hand").at("/details/reason").asText())
        .isEqualTo("orders are charged twice");
  }

  @Test
  void no_request_reaches_the_bad_release_after_its_rollback_was_read_back() {
    Deployed good = host.baseline(first());
    Deployed soaking = soakingAfter(good);
    Eventually.see(() -> lastRequestTo(soaking), last -> !last.isEmpty());

    JsonNode said = rollback(soaking, "").json();

    Instant restored = Instant.parse(said.path("restoredAt").asText());
    long routedTo = host.caller().traffic(good).at("/" + good.artifact() + "/requests").asLong();
    Eventually.see(
        () -> host.caller().traffic(good).at("/" + good.artifact() + "/requests").asLong(),
        now -> now > routedTo + 50);
    assertThat(Instant.parse(lastRequestTo(soaking))).isBeforeOrEqualTo(restored);
    assertThat(Instant.parse(said.path("decidedAt").asText())).isBeforeOrEqualTo(restored);
  }

  @Test
  void a_dry_run_says_what_would_be_restored_and_changes_nothing() {
    Deployed good = host.baseline(first());
    Deployed soaking = soakingAfter(good);
    long revision = host.caller().weights(soaking).path("revision").asLong();

    JsonNode said = rollback(soaking, ", \"dryRun\": true").json();

    assertThat(said.path("dryRun").asBoolean()).isTrue();
    assertThat(said.at("/wouldRestore/artifact").asText()).isEqualTo(good.artifact());
    assertThat(host.caller().weights(soaking).path("revision").asLong()).isEqualTo(revision);
    assertThat(host.caller().rollout(soaking).path("timeline").findValuesAsText("decision"))
        .noneMatch(decision -> decision.startsWith("roll back"));
    rollback(soaking, "");
  }

  @Test
  void a_runbook_is_drafted_from_the_plan_that_a_rollout_is_under() {
    Deployed good = host.baseline(first());

    JsonNode said =
        host.caller()
            .invoke(
                "readiness-gate", "{\"runbook\": {\"rollout\": \"%s\"}}".formatted(good.rollout()))
            .json();

    assertThat(said.path("service").asText()).isEqualTo("shop");
    assertThat(said.path("environments")).isNotEmpty();
    assertThat(said.path("markdown").asText()).startsWith("# Runbook: `shop`\n");
  }

  @Test
  void the_same_request_twice_is_one_rollback() {
    Deployed soaking = soakingAfter(host.baseline(first()));
    String request = ", \"requestId\": \"incident-" + soaking.deployment() + "\"";

    JsonNode first = rollback(soaking, request).json();
    JsonNode second = rollback(soaking, request).json();

    assertThat(second.path("restoredAt")).isEqualTo(first.path("restoredAt"));
    assertThat(host.caller().rollout(soaking).path("timeline").findValuesAsText("decision"))
        .filteredOn("roll back, by hand"::equals)
        .hasSize(1);
  }

  @Test
  void the_service_can_be_named_instead_of_the_rollout() {
    Deployed good = host.baseline(first());
    Deployed soaking = soakingAfter(good);

    JsonNode said =
        host.caller()
            .invoke(
                "rollback",
                """
                {"repository": %d, "service": "shop", "environment": "staging", "to": "%s", "reason": "why not"}"""
                    .formatted(soaking.repository(), good.artifact()))
            .json();

    assertThat(said.path("rollout").asText()).isEqualTo(soaking.rollout());
    assertThat(said.at("/restored/artifact").asText()).isEqualTo(good.artifact());
  }

  @Test
  void a_first_release_has_no_way_back_and_says_so() {
    Deployed first = first();
    host.caller().publish(first.artifact(), 0, false);
    host.deploy(first);
    host.awaitState(first, "Soaking");

    JsonNode said = rollback(first, "").json();

    assertThat(said.path("state").asText()).isEqualTo("RollbackFailed");
    assertThat(said.path("why").asText()).contains("no way back");
  }

  @Test
  void an_event_invocation_is_202_at_once_and_done_later() {
    Deployed good = host.baseline(first());
    Deployed soaking = soakingAfter(good);

    Caller.Answer answer =
        host.caller()
            .invoke(
                "deploy-guardian-rollback",
                "{\"rollout\": \"" + soaking.rollout() + "\", \"reason\": \"later\"}",
                "X-Amz-Invocation-Type",
                "Event");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    host.awaitState(soaking, "RolledBack");
  }

  @Test
  void a_dry_run_invocation_is_204_and_does_nothing() {
    Deployed first = host.baseline(first());

    Caller.Answer answer =
        host.caller()
            .invoke(
                "deploy-guardian-rollback",
                "{\"rollout\": \"" + first.rollout() + "\", \"reason\": \"never\"}",
                "X-Amz-Invocation-Type",
                "DryRun");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(host.caller().stateOf(first)).isEqualTo("Promoted");
  }

  @Test
  void an_unknown_function_is_lambdas_own_404() {
    Caller.Answer answer = host.caller().invoke("deploy-guardian-rolback", "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .hasValue("ResourceNotFoundException");
    assertThat(answer.json().path("Message").asText())
        .contains("Function not found: deploy-guardian-rolback")
        .contains("canary-evaluation");
  }

  @Test
  void a_payload_that_is_no_json_is_lambdas_own_400() {
    Caller.Answer answer = host.caller().invoke("deploy-guardian-rollback", "{\"rollout\":");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .hasValue("InvalidRequestContentException");
  }

  @Test
  void a_payload_that_makes_no_sense_is_answered_with_place_found_and_expected() {
    assertThat(error("rollback", "{\"rolout\": \"1\", \"reason\": \"x\"}"))
        .contains("payload")
        .contains("found the unknown [rolout]")
        .contains("expected");
    assertThat(error("rollback", "{\"rollout\": \"1-2-none\"}"))
        .isEqualTo("payload.reason: found nothing, expected a text");
    assertThat(error("rollback", "{\"rollout\": \"1-2-none\", \"reason\": \"x\"}"))
        .contains("found no rollout");
    assertThat(
            error(
                "canary-evaluation",
                "{\"switch\": {\"mode\": \"off\", \"by\": \"m\", \"reason\": \"x\"}}"))
        .contains("switch.mode: found off, expected one of [guarding, observe-only, stopped]");
    assertThat(error("canary-evaluation", "[]")).contains("expected a JSON object");
    assertThat(error("smoke-test", "{}")).contains("smokeTest");
    assertThat(error("smoke-test", "")).contains("smokeTest");
  }

  @Test
  void a_function_that_throws_is_marked_as_lambda_marks_it() {
    Caller.Answer answer =
        host.caller()
            .invoke("rollback", "{\"detail-type\": \"NobodyKnowsThis\", \"detail\": {\"id\": 1}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).hasValue("Unhandled");
    assertThat(answer.json().has("errorMessage")).isTrue();
  }

  @Test
  void hold_resume_and_promote_are_somebodys_word_on_the_decision_log() {
    Deployed soaking = soakingAfter(host.baseline(first()));

    assertThat(host.say("canary-evaluation", "hold", soaking).json().path("state").asText())
        .isEqualTo("Held");
    assertThat(host.caller().stateOf(soaking)).isEqualTo("Held");
    assertThat(host.say("canary-evaluation", "hold", soaking).json().path("outcome").asText())
        .isEqualTo("left alone");
    host.say("canary-evaluation", "resume", soaking);
    host.awaitState(soaking, "Soaking");
    host.say("canary-evaluation", "promote", soaking);
    host.awaitState(soaking, "Promoted");

    assertThat(host.weightsOf(soaking)).isEqualTo(Map.of(soaking.artifact(), 100));
    for (String word : List.of("hold", "resume", "promote")) {
      JsonNode decision =
          host.caller()
              .rollout(soaking)
              .path("timeline")
              .valueStream()
              .filter(entry -> entry.path("decision").asText().startsWith(word))
              .filter(entry -> entry.at("/details/by").asText().equals("mona"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nobody's " + word + " is on the log"));
      assertThat(decision.at("/details/reason").asText()).isEqualTo("a test says so");
    }
  }

  @Test
  void status_and_decisions_answer_anybody() {
    Deployed first = host.baseline(first());

    JsonNode one = canary("{\"status\": {\"rollout\": \"" + first.rollout() + "\"}}");
    assertThat(one.path("state").asText()).isEqualTo("Promoted");
    assertThat(one.path("timeline").size()).isPositive();
    assertThat(canary("{\"status\": {\"limit\": 1}}").path("rollouts").size()).isEqualTo(1);
    JsonNode decisions =
        canary("{\"decisions\": {\"rollout\": \"" + first.rollout() + "\"}}").path("decisions");
    assertThat(decisions.size()).isEqualTo(one.path("timeline").size());
    assertThat(decisions.findValuesAsText("agent")).contains("webhook-intake", "smoke-test");
    assertThat(host.caller().get("/decisions.jsonl").body().lines())
        .anyMatch(line -> line.contains("\"rollout\":\"" + first.rollout() + "\""));
  }

  @Test
  void what_was_recorded_of_a_rollout_is_judged_again() {
    Deployed first = host.baseline(first());

    JsonNode said = canary("{\"replay\": {\"rollout\": \"" + first.rollout() + "\"}}");

    assertThat(said.path("rollout").asText()).isEqualTo(first.rollout());
    assertThat(said.path("metrics").findValuesAsText("name")).contains("error-rate");
  }

  @Test
  void a_switch_turns_one_environment_and_no_other() {
    Deployed first = host.baseline(first());
    host.switchTo(Mode.STOPPED, first);

    assertThat(rollback(first, "").json().path("error").asText())
        .contains("the guardian is stopped for " + first.route());
    Deployed elsewhere = host.baseline(first());
    assertThat(host.caller().stateOf(elsewhere)).isEqualTo("Promoted");
    host.switchTo(Mode.GUARDING, first);
  }

  @Test
  void every_function_answers_a_probe() {
    for (String function :
        List.of(
            "webhook-intake",
            "event-relay",
            "readiness-gate",
            "smoke-test",
            "canary-evaluation",
            "rollback",
            "scheduled-audit")) {
      JsonNode said =
          host.caller().invoke("deploy-guardian-" + function, "{\"probe\": true}").json();
      assertThat(said.path("status").asText()).as(function).isEqualTo("UP");
    }
  }

  @Test
  void a_page_that_fails_answers_500_instead_of_hanging_up() {
    // Longer than a key of the table may be.
    assertThat(host.caller().get("/rollouts/" + "x".repeat(3_000)).status()).isEqualTo(500);
    assertThat(host.caller().get("/nothing/here").status()).isEqualTo(404);
  }

  /** In staging, where a soak takes longer than any test. */
  private static Deployed first() {
    return Deployed.first().in("staging");
  }

  private Deployed soakingAfter(Deployed good) {
    Deployed next = good.then("shop:1.1.0");
    host.caller().publish(next.artifact(), 0, false);
    host.deploy(next);
    host.awaitState(next, "Soaking");
    return next;
  }

  private Caller.Answer rollback(Deployed deployed, String more) {
    return host.caller()
        .invoke(
            "deploy-guardian-rollback",
            "{\"rollout\": \"" + deployed.rollout() + "\", \"reason\": \"a test\"" + more + "}");
  }

  private String lastRequestTo(Deployed deployed) {
    return host.caller().traffic(deployed).path(deployed.artifact()).path("lastRequest").asText("");
  }

  private JsonNode decided(Deployed deployed, String decision) {
    return host.caller()
        .rollout(deployed)
        .path("timeline")
        .valueStream()
        .filter(entry -> entry.path("decision").asText().equals(decision))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode canary(String payload) {
    return host.caller().invoke("deploy-guardian-canary-evaluation", payload).json();
  }

  private String error(String function, String payload) {
    Caller.Answer answer = host.caller().invoke(function, payload);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("error").asText();
  }
}
