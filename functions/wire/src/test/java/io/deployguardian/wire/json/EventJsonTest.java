package io.deployguardian.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.About;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final About ABOUT =
      new About(
          new EventId("4711-9-shop@5.0"),
          NOON,
          new RolloutId("4711-9-shop"),
          5,
          new ServiceKey(4711, "shop", "production"),
          "acme/shop",
          new Release("abc", "web:2"),
          "0af7651916cd43dd8448eb211c80319c");

  @Test
  void rules_find_everything_about_the_rollout_at_the_top_of_the_detail() {
    var failed =
        new Event.CanaryFailed(
            ABOUT, 0, new Weight(10), Verdict.fail("error-rate", "3 % above 1 %").reasons());
    EventJson json = EventJson.of(failed);
    assertThat(json.detailType()).isEqualTo("CanaryFailed");
    assertThat(json.detail().toString())
        .isEqualTo(
            """
            {"id":"4711-9-shop@5.0","at":"2026-11-20T12:00:00Z","severity":"CRITICAL",\
            "rollout":"4711-9-shop","version":5,\
            "repository":4711,"repositoryName":"acme/shop",\
            "service":"shop","environment":"production",\
            "commit":"abc","artifact":"web:2","trace":"0af7651916cd43dd8448eb211c80319c",\
            "stage":0,"weight":10,\
            "reasons":[{"about":"error-rate","text":"3 % above 1 %"}]}""");
  }

  @Test
  void an_audit_is_about_no_rollout() {
    var audit =
        new Event.AuditCompleted(new EventId("audit-1"), NOON, "daily", 2, Severity.WARNING);
    assertThat(EventJson.of(audit).detail().toString())
        .isEqualTo(
            """
            {"id":"audit-1","at":"2026-11-20T12:00:00Z","severity":"WARNING",\
            "scope":"daily","findings":2,"worst":"WARNING"}""");
  }

  @Property(tries = 2000)
  void every_event_comes_back_from_the_bus_as_it_was(@ForAll("events") Event event) {
    EventJson json = EventJson.of(event);
    assertThat(EventJson.read(json.detailType(), json.detail())).isEqualTo(event);
  }

  @Property(tries = 500)
  void a_detail_survives_text_and_what_a_newer_function_added(@ForAll("events") Event event) {
    EventJson json = EventJson.of(event);
    ObjectNode newer =
        (ObjectNode) DomainJson.read(DomainJson.write(json.detail()), JsonNode.class);
    newer.putObject("addedLater").put("x", 1);
    assertThat(EventJson.read(json.detailType(), newer)).isEqualTo(event);
  }

  @Test
  void no_event_has_a_component_of_the_name_of_what_is_flattened() {
    Stream<String> own =
        CrossingTypes.alternatives(Event.class)
            .filter(Event.OfRollout.class::isAssignableFrom)
            .flatMap(type -> Stream.of(type.getRecordComponents()))
            .map(RecordComponent::getName)
            .filter(name -> !name.equals("about"));
    List<String> flattened =
        EventJson.of(new Event.DeploymentSucceeded(ABOUT)).detail().properties().stream()
            .map(Map.Entry::getKey)
            .toList();
    assertThat(own).doesNotContainAnyElementsOf(flattened).doesNotContain("type", "key", "release");
  }

  @Test
  void reading_changes_nothing_in_the_given_detail() {
    ObjectNode detail = EventJson.of(new Event.DeploymentSucceeded(ABOUT)).detail();
    ObjectNode before = detail.deepCopy();
    EventJson.read("DeploymentSucceeded", detail);
    assertThat(detail).isEqualTo(before);
  }

  @Test
  void an_unknown_type_is_undecodable() {
    assertThatThrownBy(
            () ->
                EventJson.read(
                    "CoffeeReady", EventJson.of(new Event.DeploymentSucceeded(ABOUT)).detail()))
        .isInstanceOf(Undecodable.class)
        .hasMessage("detail-type: found CoffeeReady, expected the name of an event");
  }

  @Test
  void a_detail_without_what_its_type_needs_is_undecodable_at_a_place() {
    ObjectNode detail = EventJson.of(new Event.StageEntered(ABOUT, 1, new Weight(25))).detail();
    detail.remove("stage");
    assertThatThrownBy(() -> EventJson.read("StageEntered", detail))
        .isInstanceOfSatisfying(
            Undecodable.class, e -> assertThat(e.place()).isEqualTo("StageEntered.stage"));
    assertThatThrownBy(() -> EventJson.read("StageEntered", detail.arrayNode()))
        .isInstanceOf(Undecodable.class);
    assertThatThrownBy(() -> EventJson.read("StageEntered", null)).isInstanceOf(Undecodable.class);
  }

  @Provide
  Arbitrary<Event> events() {
    return Generated.of(Event.class);
  }
}
