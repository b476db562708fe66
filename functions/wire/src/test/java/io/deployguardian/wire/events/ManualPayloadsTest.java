package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.About;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.Decoded;
import io.deployguardian.wire.github.Payloads;
import io.deployguardian.wire.github.WebhookSignature;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people invoke functions with, as the README tells them to. */
class ManualPayloadsTest {

  private static final String SECRET = "It's a Secret to Everybody";

  @ParameterizedTest
  @MethodSource("examples")
  void each_example_is_one_that_its_function_takes(String name, String function, JsonNode payload) {
    assertThat(Schemas.complaints("manual/" + function, payload)).as(name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void a_misspelt_field_is_refused(String name, String function, JsonNode payload) {
    ObjectNode typo = payload.deepCopy();
    assertThat(Schemas.complaints("manual/" + function, typo.put("dryrun", true)))
        .as(name)
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_function_takes_a_probe_and_refuses_nothing_at_all(Agent agent) {
    String schema = "manual/" + agent.functionName();
    assertThat(Schemas.complaints(schema, manual("probe"))).isEmpty();
    assertThat(Schemas.complaints(schema, DomainJson.mapper().createObjectNode())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void each_function_has_an_example_of_its_own(Agent agent) {
    assertThat(examples().map(example -> example.get()[1])).contains(agent.functionName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'switch': {'mode': 'off', 'by': 'mona', 'reason': 'x'}}",
        "{'switch': {'mode': 'stopped', 'reason': 'x'}}",
        "{'switch': {'mode': 'stopped', 'service': 'shop', 'by': 'mona', 'reason': 'x'}}",
        "{'hold': {'rollout': '4711-1001-shop', 'by': 'mona'}}",
        "{'hold': {'rollout': '4711-1001-shop', 'by': 'mona', 'reason': ' '}}",
        "{'status': {'limit': 0}}",
        "{'decisions': {'limit': 1001}}",
        "{'tick': false}",
        "{'replay': {'metrics': [{'name': 'a', 'kind': 'ratio'}]}}",
        "{'replay': {'metrics': [], 'intervals': []}}",
        "{'replay': {'metrics': [{'name': 'a'}], 'intervals': []}}",
        "{'replay': {'metrics': [{'name': 'a', 'kind': 'ratio', 'threshold': 2}], 'intervals': []}}",
        "{'replay': {'metrics': [{'name': 'a', 'kind': 'ratio'}], 'intervals': [{'time': 'x'}]}}",
        "{'replay': {'rollout': '4711-1001-shop', 'intervals': []}}",
        "{'replay': {'rollout': '4711-1001-shop', 'alpha': 0}}"
      })
  void canary_evaluation_refuses(String payload) {
    assertThat(Schemas.complaints("manual/canary-evaluation", json(payload))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'rollout': '4711-1001-shop'}",
        "{'reason': 'x'}",
        "{'service': 'shop', 'reason': 'x'}",
        "{'rollout': '4711-1001-shop', 'service': 'shop', 'environment': 'production', 'reason': 'x'}"
      })
  void rollback_refuses(String payload) {
    assertThat(Schemas.complaints("manual/rollback", json(payload))).isNotEmpty();
  }

  @Test
  void the_delivery_is_genuine_for_the_documented_secret() {
    JsonNode delivery = manual("webhook-intake-function-url");
    byte[] body = delivery.get("body").asText().getBytes(StandardCharsets.UTF_8);
    String signature = delivery.at("/headers/x-hub-signature-256").asText();
    assertThat(new WebhookSignature(SECRET, Optional.empty()).isValid(body, signature)).isTrue();
    assertThat(delivery.at("/headers/content-length").asInt()).isEqualTo(body.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-intake", "webhook-intake-deployment"})
  void a_webhook_is_about_the_rollout_of_the_golden_events(String name) {
    JsonNode dryRun = manual(name);
    byte[] body = DomainJson.write(dryRun.get("payload")).getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        Payloads.decode(dryRun.get("event").asText(), "application/json", "dry-run", body);
    Event golden =
        EventJson.read(
            "DeploymentSucceeded",
            EventsFolder.json("examples").get("DeploymentSucceeded").get("detail"));
    assertThat(subjectOf(((Decoded.Understood) decoded).fact()))
        .extracting(Subject::id, Subject::key, Subject::repositoryName, Subject::release)
        .isEqualTo(aboutOf((Event.OfRollout) golden));
  }

  @Test
  void the_delivery_and_the_dry_run_tell_the_same() {
    JsonNode dryRun = manual("webhook-intake");
    JsonNode delivery = manual("webhook-intake-function-url");
    assertThat(json(delivery.get("body").asText())).isEqualTo(dryRun.get("payload"));
    assertThat(delivery.at("/headers/x-github-event")).isEqualTo(dryRun.get("event"));
  }

  @Test
  void the_stream_carries_the_golden_event() {
    JsonNode item = manual("event-relay-stream").at("/Records/0/dynamodb/NewImage");
    JsonNode golden = EventsFolder.json("examples").get(item.at("/type/S").asText());
    assertThat(json(item.at("/body/S").asText())).isEqualTo(golden.get("detail"));
    assertThat(item.at("/id/S")).isEqualTo(golden.at("/detail/id"));
    assertThat(item.at("/sk/S").asText()).isEqualTo("EVENT#" + golden.at("/detail/id").asText());
  }

  static Stream<Arguments> examples() {
    return EventsFolder.json("examples/manual").entrySet().stream()
        .filter(example -> !example.getKey().equals("probe"))
        .map(e -> arguments(e.getKey(), functionOf(e.getKey()), e.getValue()));
  }

  /** Not those that AWS sends, which may grow. */
  static Stream<Arguments> ours() {
    List<String> sentByAws = List.of("webhook-intake-function-url", "event-relay-stream");
    return examples().filter(example -> !sentByAws.contains((String) example.get()[0]));
  }

  private static String functionOf(String example) {
    return Stream.of(Agent.values())
        .map(Agent::functionName)
        .filter(example::startsWith)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(example + ": of which function?"));
  }

  private static JsonNode manual(String name) {
    return EventsFolder.json("examples/manual").get(name);
  }

  private static JsonNode json(String text) {
    return DomainJson.readStrictly(
        text.startsWith("{'") ? text.replace('\'', '"') : text, JsonNode.class);
  }

  private static Subject subjectOf(Fact fact) {
    return ((Fact.OfDeployment) fact).subject();
  }

  private static List<Object> aboutOf(Event.OfRollout event) {
    About about = event.about();
    return List.of(about.rollout(), about.key(), about.repositoryName(), about.release());
  }
}
