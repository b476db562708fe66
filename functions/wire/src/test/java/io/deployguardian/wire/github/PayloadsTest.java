package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Fact.Outcome;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.Decoded.Malformed;
import io.deployguardian.wire.github.Decoded.Understood;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

  private static final String SHA = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";
  private static final String PAYLOAD = "{\"service\": \"shop\", \"artifact\": \"web:42\"}";

  private static final Subject SUBJECT =
      new Subject(
          new RolloutId("186853002-145988746-shop"),
          new ServiceKey(186853002, "shop", "production"),
          "acme/shop",
          new Deployment(145988746, Instant.parse("2026-11-20T12:00:00Z")),
          new Release(SHA, "web:42"),
          Optional.empty(),
          Optional.empty(),
          "72d3162ecc7811e381ab4c9367dc0958");

  private static final Optional<String> OWN = Optional.of("deploy-guardian[bot]");

  @Test
  void a_created_deployment_is_a_fact_with_all_that_a_rollout_needs() {
    assertThat(fact("deployment", Deliveries.DEPLOYMENT)).isEqualTo(new Fact.Created(SUBJECT));
  }

  @Test
  void what_a_handler_has_in_hand_is_enough() {
    byte[] body = Deliveries.DEPLOYMENT.getBytes(StandardCharsets.UTF_8);
    assertThat(Payloads.decode("deployment", "application/json", Deliveries.GUID, body))
        .isEqualTo(new Understood(new Fact.Created(SUBJECT)));
  }

  @Test
  void a_form_tells_the_same_as_json() {
    assertThat(Payloads.decode(Deliveries.form("deployment", Deliveries.DEPLOYMENT), OWN))
        .isEqualTo(new Understood(new Fact.Created(SUBJECT)));
  }

  @Test
  void a_successful_status_tells_when_by_which_status_and_where_the_release_answers() {
    assertThat(fact("deployment_status", Deliveries.STATUS))
        .isEqualTo(
            new Fact.Reported(
                SUBJECT,
                Outcome.SUCCEEDED,
                209916254,
                Instant.parse("2026-11-20T12:03:05Z"),
                Optional.of(URI.create("https://v42.shop.example"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure", "error"})
  void a_failed_status_is_a_failure(String state) {
    String body = Deliveries.STATUS.replace("\"success\"", '"' + state + '"');
    assertThat(fact("deployment_status", body))
        .isInstanceOfSatisfying(
            Fact.Reported.class, r -> assertThat(r.outcome()).isEqualTo(Outcome.FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "queued", "in_progress", "inactive", "added by GitHub later"})
  void any_other_status_is_acknowledged(String state) {
    String body = Deliveries.STATUS.replace("\"success\"", '"' + state + '"');
    assertThat(fact("deployment_status", body))
        .isEqualTo(new Fact.Acknowledged("deployment_status", "created"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy-guardian[bot]", "Deploy-Guardian[bot]"})
  void a_status_that_our_own_app_wrote_is_acknowledged_only(String login) {
    String body =
        Deliveries.STATUS.replace(
            "\"sender\": {\"login\": \"ada\"", "\"sender\": {\"login\": \"" + login + '"');
    assertThat(fact("deployment_status", body)).isInstanceOf(Fact.Acknowledged.class);
  }

  @ParameterizedTest
  @CsvSource({
    "push,",
    "ping,",
    "workflow_run,in_progress",
    "deployment,deleted",
    "deployment_review,created",
    "secret_scanning_alert,publicly_leaked",
    "star,created"
  })
  void any_other_event_is_acknowledged(String event, String action) {
    String body = action == null ? "{\"zen\":\"x\"}" : "{\"action\":\"" + action + "\"}";
    assertThat(fact(event, body))
        .isEqualTo(new Fact.Acknowledged(event, Optional.ofNullable(action).orElse("")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\":\"1.2\",\"artifact\":\"a\"} | a",
        "{\"version\":\"1.2\",\"function_version\":\"7\"} | 1.2",
        "{\"function_version\":7,\"image\":\"i\"} | 7",
        "{\"image\":\"i\",\"task_definition\":\"td:3\"} | td:3",
        "{\"artifact\":\" \",\"target_group\":\"tg\"} | tg",
        "{\"artifact\":null,\"image\":\"i\"} | i",
        "{\"url\":\"https://v7.example/\"} | https://v7.example/",
        "\"{\\\"artifact\\\":\\\"in text\\\"}\" | in text",
        "{} | " + SHA,
        "\"\" | " + SHA,
        "\"deployed by hand\" | " + SHA,
        "null | " + SHA,
        "[] | " + SHA
      })
  void the_artifact_is_the_first_that_the_payload_names_else_the_commit(
      String payload, String artifact) {
    assertThat(subject(payload).release()).isEqualTo(new Release(SHA, artifact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"service\":\"api\"} | api",
        "{\"service\":\"\"} | default",
        "{} | default",
        "{\"service\":\"eu/web shop\"} | eu/web shop"
      })
  void the_service_is_named_by_the_payload_else_default(String payload, String service) {
    Subject subject = subject(payload);
    assertThat(subject.key().service()).isEqualTo(service);
    assertThat(subject.id().value()).isEqualTo("186853002-145988746-" + service);
  }

  @Test
  void a_deployments_own_url_is_where_the_release_answers() {
    assertThat(subject("{\"artifact\":\"a\",\"url\":\"https://a.example/x\"}").url())
        .contains(URI.create("https://a.example/x"));
    assertThat(subject("{\"artifact\":\"a\",\"url\":\"ftp://a.example/x\"}").url()).isEmpty();
  }

  @Test
  void environments_may_have_slashes_and_spaces() {
    String body =
        Deliveries.DEPLOYMENT.replace(
            "\"environment\": \"production\"", "\"environment\": \"prod / eu\"");
    assertThat(((Fact.Created) fact("deployment", body)).subject().key().environment())
        .isEqualTo("prod / eu");
  }

  @Test
  void without_an_environment_url_a_target_url_counts_unless_it_is_the_logs() {
    String without = Deliveries.STATUS.replace("https://v42.shop.example", "");
    assertThat(((Fact.Reported) fact("deployment_status", without)).url()).isEmpty();
    String target =
        without.replaceFirst(
            "\"target_url\": \"[^\"]*\"", "\"target_url\": \"https://old.example/\"");
    assertThat(((Fact.Reported) fact("deployment_status", target)).url())
        .contains(URI.create("https://old.example/"));
  }

  @Test
  void a_status_without_an_update_was_made_when_it_was_created() {
    String body =
        Deliveries.STATUS.replaceFirst("\"updated_at\": \"2026-11-20T12:03:05[^\"]*\"", "\"x\": 1");
    assertThat(((Fact.Reported) fact("deployment_status", body)).at())
        .isEqualTo(Instant.parse("2026-11-20T12:03:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\": 186853002 | \"id\": \"x\" | repository.id | text | an id",
        "\"id\": 186853002 | \"id\": -1 | repository.id | a number | an id",
        "\"full_name\" | \"name_full\" | repository.full_name | nothing | text of 1 to 200 printable characters",
        "\"id\": 145988746 | \"id\": 1.5 | deployment.id | a number | an id",
        "\"id\": 145988746 | \"id\": 99999999999999999999 | deployment.id | a number | an id",
        "\"sha\": | \"hash\": | deployment.sha | nothing | text of 1 to 64 printable characters",
        "\"created_at\": \"2026-11-20T12:00:00Z\" | \"created_at\": \"noon\" | deployment.created_at | text | a point in time, such as 2026-11-20T12:00:00Z",
        "\"created_at\": \"2026 | \"created_at\": \"+999999 | deployment.created_at | text | a point in time, such as 2026-11-20T12:00:00Z",
        "\"created_at\": \"2026-11-20T12:00:00Z\" | \"created_at\": 1 | deployment.created_at | a number | a point in time",
        "\"environment\": \"production\" | \"environment\": \"\" | deployment.environment | text of 0 characters | text of 1 to 100 printable characters",
        "\"environment\": \"production\" | \"environment\": \"a\\u0000b\" | deployment.environment | an unprintable character | text of 1 to 100 printable characters",
        "\"environment\": \"production\" | \"environment\": \"a\\ud800b\" | deployment.environment | an unprintable character | text of 1 to 100 printable characters",
        "\"service\": \"shop\" | \"service\": {} | deployment.payload.service | an object | text of 1 to 100 printable characters",
        "\"artifact\": \"web:42\" | \"artifact\": [1] | deployment.payload.artifact | a list | text of 1 to 512 printable characters",
        "{\"service\": \"shop\", \"artifact\": \"web:42\"} | \"{broken\" | deployment.payload | broken JSON | an object, or a JSON object as text"
      })
  void a_deployment_without_what_a_rollout_needs_is_malformed_at_a_place(
      String from, String to, String place, String found, String expected) {
    String body = Deliveries.DEPLOYMENT.replace(from, to);
    assertThat(Payloads.decode(Deliveries.json("deployment", body), OWN))
        .isEqualTo(new Malformed(place, found, expected));
  }

  @Test
  void names_have_a_limit() {
    String body =
        Deliveries.DEPLOYMENT.replace("\"shop\", \"art", '"' + "s".repeat(101) + "\", \"art");
    assertThat(Payloads.decode(Deliveries.json("deployment", body), OWN))
        .isEqualTo(
            new Malformed(
                "deployment.payload.service",
                "text of 101 characters",
                "text of 1 to 100 printable characters"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"guardian_rollback\": \"186853002-145988700-shop\"} | 186853002-145988700-shop",
        "\"{\\\"guardian_rollback\\\": \\\"186853002-145988700-shop\\\"}\" | 186853002-145988700-shop",
        "{\"guardian_rollback\": \"\"} | ",
        "{\"guardian_rollback\": null} | ",
        "{} | "
      })
  void a_deployment_may_say_whose_rollback_it_carries_out(String payload, String rollout) {
    String body = Deliveries.DEPLOYMENT.replace(PAYLOAD, payload);
    Fact fact = fact("deployment", body);
    if (rollout == null) {
      assertThat(fact).isInstanceOf(Fact.Created.class);
    } else {
      assertThat(((Fact.Confirming) fact).rollback()).isEqualTo(new RolloutId(rollout));
      assertThat(((Fact.Confirming) fact).told()).isInstanceOf(Fact.Created.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0085", "\\u009b", "\\u2028", "\\u202e"})
  void names_hold_nothing_that_turns_or_breaks_a_line(String sign) {
    String body = Deliveries.DEPLOYMENT.replace("\"shop\", \"art", "\"sh" + sign + "op\", \"art");
    assertThat(Payloads.decode(Deliveries.json("deployment", body), OWN))
        .isInstanceOfSatisfying(
            Malformed.class, m -> assertThat(m.found()).isEqualTo("an unprintable character"));
  }

  @ParameterizedTest
  @CsvSource({"id,deployment_status.id", "state,deployment_status.state"})
  void a_status_without_what_identifies_it_is_malformed(String field, String place) {
    int start = Deliveries.STATUS.indexOf("\"deployment_status\"");
    String body =
        Deliveries.STATUS.substring(0, start)
            + Deliveries.STATUS.substring(start).replaceFirst("\"" + field + "\":", "\"other\":");
    assertThat(Payloads.decode(Deliveries.json("deployment_status", body), OWN))
        .isInstanceOfSatisfying(Malformed.class, m -> assertThat(m.place()).isEqualTo(place));
  }

  private Fact fact(String event, String body) {
    Decoded decoded = Payloads.decode(Deliveries.json(event, body), OWN);
    assertThat(decoded).isInstanceOf(Understood.class);
    return ((Understood) decoded).fact();
  }

  private Subject subject(String payload) {
    String body = Deliveries.DEPLOYMENT.replace(PAYLOAD, payload);
    return ((Fact.Created) fact("deployment", body)).subject();
  }
}
