package io.deployguardian.wire.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.testing.World;
import io.deployguardian.wire.door.IntakeDoor.Answer;
import io.deployguardian.wire.door.IntakeDoor.Request;
import io.deployguardian.wire.github.Golden;
import io.deployguardian.wire.github.SignatureCheck;
import io.deployguardian.wire.github.SignatureCheck.Verdict;
import io.deployguardian.wire.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub is answered, and what stays of its delivery. */
class IntakeDoorTest {

  private static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  private static final String OTHER = "00000000-cc78-11e3-81ab-4c9367dc0958";

  private final World world = new World();
  private final Counted watch = new Counted();
  private Verdict verdict = Verdict.GENUINE;
  private final IntakeDoor door = door(world.intake);

  private IntakeDoor door(Intake intake) {
    SignatureCheck signature = (body, header) -> verdict;
    Supplier<JsonNode> health = () -> json("{\"status\":\"UP\",\"checks\":[]}");
    return new IntakeDoor(intake, signature, Optional.of(Golden.OWN), health, watch);
  }

  // ---- facts about a repository ----

  @ParameterizedTest
  @CsvSource({
    "deployment_review.approved, DeploymentReviewed,"
        + " 186853002/review/19283746501/9921448362/production/ada/true",
    "deployment_review.rejected, DeploymentReviewed,"
        + " 186853002/review/19283746501/9921448362/production/ada/false",
    "issue_comment.created, CommandGiven, 186853002/comment/1873920374",
    "workflow_run.completed, WorkflowRunCompleted, 186853002/run/19283746501/1",
    "secret_scanning_alert.created, AlertRaised, 186853002/alert/secret-scanning/12",
    "code_scanning_alert.created, AlertRaised, 186853002/alert/code-scanning/10",
    "dependabot_alert.created, AlertRaised, 186853002/alert/dependabot/20"
  })
  void a_fact_about_a_repository_is_told_once(String name, String told, String id) {
    answers(
        deliver(name, GUID), 202, "{'accepted':true,'told':'%s','id':'%s'}".formatted(told, id));
    assertThat(world.store.events()).hasSize(1);
    Event event = world.store.events().getFirst();
    assertThat(event.id().value()).isEqualTo(id);
    assertThat(event.type()).isEqualTo(told);

    var again = deliver(name, GUID);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().get("reason").asText()).startsWith("told before: ");
    answers(
        deliver(name, OTHER),
        202,
        "{'skipped':true,'reason':'told before: fact %s'}".formatted(id));
    assertThat(world.store.events()).hasSize(1);
    assertThat(watch.counts)
        .containsEntry("Deliveries outcome accepted", 1L)
        .containsEntry("Deliveries outcome skipped", 2L);
  }

  @Test
  void its_log_lines_carry_trace_and_event() {
    deliver("issue_comment.created", GUID);
    assertThat(watch.about)
        .isEqualTo("72d3162ecc7811e381ab4c9367dc0958 186853002/comment/1873920374");
  }

  // ---- facts about a deployment ----

  @Test
  void a_deployment_is_registered_once() {
    String rollout = "'rollout':'186853002-2145988746-shop'";
    answers(
        deliver("deployment.created", GUID),
        202,
        "{'accepted':true," + rollout + ",'what':'registered'}");
    assertThat(deliver("deployment.created", GUID).body().get("skipped").asBoolean()).isTrue();
    answers(
        deliver("deployment.created", OTHER),
        202,
        "{'skipped':true,'reason':'nothing new about rollout 186853002-2145988746-shop'}");
    answers(
        deliver("deployment_status.created", "s"),
        202,
        "{'accepted':true," + rollout + ",'what':'published'}");
  }

  @Test
  void a_request_for_approval_registers_and_opens_the_gate() {
    String name = "deployment_protection_rule.requested";
    answers(
        deliver(name, GUID),
        202,
        "{'accepted':true,'rollout':'186853002-2145988746-default','what':'registered'}");
    assertThat(world.events(Event.DeploymentApprovalRequested.class))
        .extracting(Event.DeploymentApprovalRequested::run)
        .containsExactly(19283746501L);
    assertThat(deliver(name, OTHER).body().get("skipped").asBoolean()).isTrue();
  }

  // ---- everything else ----

  @ParameterizedTest
  @MethodSource("acknowledged")
  void everything_else_is_acknowledged_and_counted(String name) {
    answers(
        deliver(name, GUID),
        202,
        "{'acknowledged':'%s','action':'%s'}".formatted(Golden.event(name), Golden.action(name)));
    assertThat(world.store.events()).isEmpty();
    assertThat(watch.counts).containsExactly(Map.entry("Deliveries outcome acknowledged", 1L));
  }

  static Stream<String> acknowledged() {
    return Golden.ACKNOWLEDGED.stream();
  }

  @Test
  void what_we_said_ourselves_is_acknowledged() {
    byte[] body =
        Golden.body(
            "issue_comment.created",
            json -> ((ObjectNode) json.get("sender")).put("login", Golden.OWN));
    answers(
        deliver("issue_comment", GUID, body),
        202,
        "{'acknowledged':'issue_comment','action':'created'}");
    assertThat(world.store.events()).isEmpty();
  }

  @Test
  void an_event_of_another_make_is_acknowledged_and_counted_like_any() {
    deliver("Strange-Event", GUID, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(watch.counts).containsKey("Deliveries outcome acknowledged");
  }

  @Test
  void what_cannot_be_understood_says_place_found_and_expected() {
    byte[] body =
        Golden.body("deployment_protection_rule.requested", json -> json.putNull("deployment"));
    answers(
        deliver("deployment_protection_rule", GUID, body),
        400,
        "{'error':'deployment: found nothing, expected the deployment that waits for our word'}");
    assertThat(world.store.events()).isEmpty();
  }

  // ---- who may come in ----

  @Test
  void a_forged_delivery_is_refused() {
    verdict = Verdict.FORGED;
    answers(
        deliver("deployment.created", GUID),
        401,
        "{'error':'X-Hub-Signature-256: found none that is valid, expected one'}");
    assertThat(world.store.events()).isEmpty();
  }

  @Test
  void a_delivery_is_neither_taken_nor_forged_while_the_secret_cannot_be_read() {
    verdict = Verdict.UNKNOWN;
    assertThat(deliver("deployment.created", GUID).status()).isEqualTo(503);
    assertThat(world.store.events()).isEmpty();
    assertThat(watch.counts).containsEntry("Refused status 503", 1L);
    verdict = Verdict.GENUINE;
    assertThat(deliver("deployment.created", GUID).body().get("accepted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-github-event", "x-github-delivery"})
  void a_signed_delivery_still_needs_its_headers(String header) {
    var headers = new HashMap<>(headers("push", GUID));
    headers.remove(header);
    var answer = door.receive(new Request("POST", "/", headers, Golden.body("push"), false));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).containsIgnoringCase(header);
  }

  @Test
  void other_methods_and_too_large_bodies_are_refused_before_anything_is_checked() {
    verdict = Verdict.UNKNOWN;
    assertThat(door.receive(new Request("GET", "/", Map.of(), new byte[0], false)).status())
        .isEqualTo(405);
    assertThat(door.receive(new Request("POST", "/", Map.of(), new byte[0], true)).status())
        .isEqualTo(413);
    byte[] large = new byte[IntakeDoor.largest() + 1];
    assertThat(door.receive(new Request("POST", "/", Map.of(), large, false)).status())
        .isEqualTo(413);
  }

  @Test
  void what_breaks_inside_is_no_answer_at_the_function_url() {
    var broken =
        door(new Intake(world.rollouts, world.store, brokenInbox(), World.PACE, world.clock));
    ObjectNode event = DomainJson.mapper().createObjectNode().put("rawPath", "/");
    event.putObject("requestContext").putObject("http").put("method", "POST");
    headers("issue_comment", GUID).forEach(event.putObject("headers")::put);
    event
        .put("body", Base64.getEncoder().encodeToString(Golden.body("issue_comment.created")))
        .put("isBase64Encoded", true);
    // Lambda answers 502 for it; an answer of ours would be a 4xx, or worse.
    assertThatThrownBy(() -> new FunctionUrl(broken).enter(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the table is gone");
    event.put("body", "%");
    assertThat(new FunctionUrl(broken).enter(event).get("statusCode").asInt()).isEqualTo(400);
  }

  private static Inbox brokenInbox() {
    return (event, claims) -> {
      throw new IllegalArgumentException("the table is gone");
    };
  }

  // ---- dry runs ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deployment.created | 'would':'register','rollout':'186853002-2145988746-shop'",
        "deployment_status.created | 'would':'record SUCCEEDED','rollout':'186853002-2145988746-shop'",
        "deployment_protection_rule.requested |"
            + " 'would':'ask the gate for run 19283746501','rollout':'186853002-2145988746-default'",
        "issue_comment.created | 'would':'tell CommandGiven','id':'186853002/comment/1873920374'",
        "secret_scanning_alert.created |"
            + " 'would':'tell AlertRaised','id':'186853002/alert/secret-scanning/12'",
        "workflow_run.completed |"
            + " 'would':'tell WorkflowRunCompleted','id':'186853002/run/19283746501/1'",
        "push | 'would':'acknowledge push'"
      })
  void a_dry_run_says_what_a_delivery_would_do_and_does_nothing(String name, String would) {
    ObjectNode payload = dryRun(name, json -> {});
    assertThat(door.dryRun(payload)).isEqualTo(json("{'dryRun':true," + would + "}"));
    assertThat(world.store.events()).isEmpty();
    assertThat(watch.counts).isEmpty();
  }

  @Test
  void a_dry_run_says_what_is_wrong() {
    ObjectNode payload = dryRun("workflow_run.completed", json -> json.remove("workflow_run"));
    assertThat(door.dryRun(payload))
        .isEqualTo(json("{'error':'workflow_run.id: found nothing, expected an id'}"));
  }

  private static ObjectNode dryRun(String name, Consumer<ObjectNode> change) {
    ObjectNode payload = DomainJson.mapper().createObjectNode();
    payload.put("dryRun", true).put("event", Golden.event(name));
    byte[] body = Golden.body(name, change);
    return payload.set("payload", json(new String(body, StandardCharsets.UTF_8)));
  }

  private Answer deliver(String name, String guid) {
    return deliver(Golden.event(name), guid, Golden.body(name));
  }

  private Answer deliver(String event, String guid, byte[] body) {
    return door.receive(new Request("POST", "/", headers(event, guid), body, false));
  }

  private static Map<String, String> headers(String event, String guid) {
    return Map.of(
        "x-github-event", event, "x-github-delivery", guid, "content-type", "application/json");
  }

  private static void answers(Answer answer, int status, String body) {
    assertThat(answer).isEqualTo(new Answer(status, json(body)));
  }

  /** With other quotes, where none of the text has either. */
  private static JsonNode json(String text) {
    boolean single = text.startsWith("{'");
    return DomainJson.read(single ? text.replace('\'', '"') : text, JsonNode.class);
  }

  private static final class Counted implements Watch {
    private final Map<String, Long> counts = new HashMap<>();
    private String about = "";

    @Override
    public <T> T about(Concern concern, Supplier<T> work) {
      about = concern.trace() + " " + concern.subject();
      return work.get();
    }

    @Override
    public void count(String counter, long amount, String... tags) {
      counts.merge(counter + " " + String.join(" ", tags), amount, Long::sum);
    }

    @Override
    public void failed(String what, RuntimeException why) {
      throw new AssertionError(what, why);
    }

    @Override
    public void said(String what) {}
  }
}
