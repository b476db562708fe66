package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors show of defaults and limits is what the reader holds. */
class PlanDefaultsTest {

  /** Every block, and in each only what it can't do without. JSON is YAML, too. */
  private static final String LEAST =
      """
      {"services": {"shop": {
        "health": {"readiness": "/"},
        "rollback": {"to": "last-known-good"},
        "resources": {"memory": "1G", "replicas": {"least": 2}},
        "security": {},
        "objectives": {},
        "migrations": {"paths": ["db/**"]},
        "environments": {"production": {
          "freeze": [{"days": ["friday"], "from": "16:00", "to": "24:00", "reason": "weekend"}],
          "smoke": {"checks": [{"name": "home", "path": "/"}], "retries": {}},
          "canary": {"metrics": [{"name": "error-rate", "kind": "ratio"}]}}}}}}
      """;

  private final JsonNode schema = PlanSchema.json();

  @Test
  void a_plan_that_spells_the_schemas_defaults_out_is_the_same_plan() {
    JsonNode spelled = DomainJson.read(LEAST, JsonNode.class);
    spellOut(spelled, schema);
    assertThat(spelled.toString()).contains("90d", "24h", "70%", "UTC");
    assertThat(plan(spelled.toString())).isEqualTo(plan(LEAST));
  }

  @ParameterizedTest
  @MethodSource("durationsOutOfBounds")
  void the_limits_of_a_duration_are_told_beside_its_key(Bad bad) {
    String key = bad.place().substring(bad.place().lastIndexOf('.') + 1);
    assertThat(schema.findValues(key))
        .extracting(told -> told.path("title").asText().replace("`", ""))
        .contains(bad.expected().replace("a duration of ", ""));
  }

  static Stream<Bad> durationsOutOfBounds() {
    return PlanTexts.bad().filter(bad -> bad.expected().startsWith("a duration of "));
  }

  private void spellOut(JsonNode value, JsonNode form) {
    JsonNode rules = form.has("$ref") ? schema.at(form.get("$ref").asText().substring(1)) : form;
    if (value instanceof ObjectNode block) {
      for (var property : rules.path("properties").properties()) {
        JsonNode usual = property.getValue().path("default");
        if (!block.has(property.getKey()) && !usual.isMissingNode()) {
          block.set(property.getKey(), usual);
        }
      }
      block
          .properties()
          .forEach(
              entry ->
                  spellOut(
                      entry.getValue(),
                      rules.path("properties").has(entry.getKey())
                          ? rules.path("properties").get(entry.getKey())
                          : rules.path("additionalProperties")));
    }
    if (value.isArray()) {
      value.forEach(item -> spellOut(item, rules.path("items")));
    }
  }

  private static Plan plan(String text) {
    assertThat(new YamlPlanReader().read(text)).isInstanceOf(Valid.class);
    return ((Valid) new YamlPlanReader().read(text)).plan();
  }
}
