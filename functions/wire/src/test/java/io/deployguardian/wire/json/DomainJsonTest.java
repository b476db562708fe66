package io.deployguardian.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.audit.AuditReport;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainJsonTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final Soaking SOAKING =
      new Soaking(
          new Subject(
              new RolloutId("4711-9-shop"),
              new ServiceKey(4711, "shop", "production"),
              "acme/shop",
              new Deployment(9, NOON),
              new Release("abc", "web:2"),
              Optional.empty(),
              Optional.of(URI.create("https://two.shop.example/")),
              "0af7651916cd43dd8448eb211c80319c"),
          new PlanId("f00"),
          0,
          new Weight(10),
          NOON,
          NOON.plusMillis(1500),
          Optional.of(Verdict.inconclusive("error-rate", "no data yet")),
          NOON.plusSeconds(60));

  private static final String SOAKING_JSON =
      """
      {"state":"Soaking",\
      "subject":{"id":"4711-9-shop",\
      "key":{"repository":4711,"service":"shop","environment":"production"},\
      "repositoryName":"acme/shop",\
      "deployment":{"id":9,"createdAt":"2026-11-20T12:00:00Z"},\
      "release":{"commit":"abc","artifact":"web:2"},\
      "url":"https://two.shop.example/",\
      "trace":"0af7651916cd43dd8448eb211c80319c"},\
      "plan":"f00","stage":0,"weight":10,\
      "since":"2026-11-20T12:00:00Z","measuredUntil":"2026-11-20T12:00:01.500Z",\
      "latest":{"kind":"inconclusive","reasons":[{"about":"error-rate","text":"no data yet"}]},\
      "dueAt":"2026-11-20T12:01:00Z"}""";

  @Test
  void a_rollout_is_written_in_the_order_of_its_components_and_without_what_is_absent() {
    assertThat(DomainJson.write(SOAKING)).isEqualTo(SOAKING_JSON);
    assertThat(DomainJson.read(SOAKING_JSON, Rollout.class)).isEqualTo(SOAKING);
  }

  @Property(tries = 1000)
  void every_state_comes_back_as_it_was(@ForAll("rollouts") Rollout rollout) {
    assertThat(again(rollout, Rollout.class)).isEqualTo(rollout);
    assertThat(again(rollout, rollout.getClass())).isEqualTo(rollout);
  }

  @Property(tries = 1000)
  void every_event_comes_back_as_it_was(@ForAll("events") Event event) {
    assertThat(again(event, Event.class)).isEqualTo(event);
  }

  @Property(tries = 200)
  void whatever_else_is_stored_comes_back_as_it_was(
      @ForAll("recorded") Recorded recorded,
      @ForAll("environments") Environment environment,
      @ForAll("decisions") Decision decision,
      @ForAll("effects") Effect effect,
      @ForAll("measurements") Measurement measurement,
      @ForAll("answers") Handled handled) {
    Stream.of(recorded, environment, decision, effect, measurement)
        .forEach(value -> assertThat(again(value, value.getClass())).isEqualTo(value));
    assertThat(again(handled, Handled.class)).isEqualTo(handled);
  }

  @Property(tries = 200)
  void an_audit_report_comes_back_as_it_was(@ForAll("audits") AuditReport report) {
    assertThat(again(report, AuditReport.class)).isEqualTo(report);
  }

  @Property(tries = 300)
  void the_same_value_always_gives_the_same_bytes(@ForAll("rollouts") Rollout rollout) {
    String first = DomainJson.write(rollout);
    assertThat(DomainJson.write(DomainJson.read(first, Rollout.class))).isEqualTo(first);
    assertThat(DomainJson.tree(rollout).toString()).isEqualTo(first);
  }

  @Property(tries = 500)
  void no_property_is_written_that_is_no_component(@ForAll("rollouts") Rollout rollout) {
    List<String> components =
        Arrays.stream(rollout.getClass().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    JsonNode tree = DomainJson.tree(rollout);
    assertThat(tree.fieldNames()).toIterable().first().isEqualTo("state");
    assertThat(tree.fieldNames())
        .toIterable()
        .filteredOn(n -> !n.equals("state"))
        .isSubsetOf(components);
  }

  @Test
  void values_with_a_word_of_their_own_are_that_word() {
    assertThat(DomainJson.write(Mode.OBSERVE_ONLY)).isEqualTo("\"observe-only\"");
    assertThat(DomainJson.read("\"stopped\"", Mode.class)).isEqualTo(Mode.STOPPED);
  }

  @Test
  void what_a_newer_function_added_is_ignored_but_a_persons_typing_mistake_is_not() {
    String json = "{\"by\":\"ada\",\"reason\":\"looks fine\",\"raeson\":\"x\"}";
    assertThat(DomainJson.read(json, ByHand.class)).isEqualTo(new ByHand("ada", "looks fine"));
    assertThatThrownBy(() -> DomainJson.readStrictly(json, ByHand.class))
        .isInstanceOf(Undecodable.class)
        .hasMessageContaining("ByHand.raeson");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_no_rollout_is_undecodable_at_a_place(String json, String place) {
    assertThatThrownBy(() -> DomainJson.read(json, Rollout.class))
        .isInstanceOfSatisfying(Undecodable.class, e -> assertThat(e.place()).startsWith(place));
  }

  static Stream<String[]> broken() {
    return Stream.of(
        new String[] {"", "Rollout"},
        new String[] {"null", "Rollout"},
        new String[] {"{\"state\":", "Rollout line 1"},
        new String[] {"{}", "Rollout"},
        new String[] {SOAKING_JSON + "x", "Rollout line 1"},
        new String[] {SOAKING_JSON.replace("Soaking", "Floating"), "Rollout"},
        new String[] {SOAKING_JSON.replace("\"plan\":\"f00\",", ""), "Rollout.plan"},
        new String[] {SOAKING_JSON.replace("\"stage\":0,", ""), "Rollout.stage"},
        new String[] {SOAKING_JSON.replace("\"stage\":0", "\"stage\":0,\"stage\":1"), "Rollout"},
        new String[] {SOAKING_JSON.replace("\"stage\":0", "\"stage\":0.5"), "Rollout.stage"},
        new String[] {SOAKING_JSON.replace("\"plan\":\"f00\"", "\"plan\":7"), "Rollout.plan"},
        new String[] {SOAKING_JSON.replace("\"weight\":10", "\"weight\":101"), "Rollout.weight"},
        new String[] {SOAKING_JSON.replace("\"weight\":10", "\"weight\":\"10\""), "Rollout.weight"},
        new String[] {
          SOAKING_JSON.replace("\"pass\"", "x").replace("12:01:00Z", "noon"), "Rollout.dueAt"
        },
        new String[] {
          SOAKING_JSON.replace("{\"commit\":\"abc\",", "{"), "Rollout.subject.release.commit"
        },
        new String[] {SOAKING_JSON.replace("inconclusive", "maybe"), "Rollout.latest"});
  }

  private static <T> T again(Object value, Class<T> type) {
    return DomainJson.read(DomainJson.write(value), type);
  }

  @Provide
  Arbitrary<Rollout> rollouts() {
    return Generated.of(Rollout.class);
  }

  @Provide
  Arbitrary<Event> events() {
    return Generated.of(Event.class);
  }

  @Provide
  Arbitrary<Recorded> recorded() {
    return Generated.of(Recorded.class);
  }

  @Provide
  Arbitrary<Environment> environments() {
    return Generated.of(Environment.class);
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Generated.of(Decision.class);
  }

  @Provide
  Arbitrary<Effect> effects() {
    return Generated.of(Effect.class);
  }

  @Provide
  Arbitrary<Measurement> measurements() {
    return Generated.of(Measurement.class);
  }

  @Provide
  Arbitrary<AuditReport> audits() {
    return Generated.of(AuditReport.class);
  }

  @Provide
  Arbitrary<Handled> answers() {
    return Generated.of(Handled.class);
  }
}
