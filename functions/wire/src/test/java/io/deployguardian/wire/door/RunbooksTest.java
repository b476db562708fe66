package io.deployguardian.wire.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.testing.World;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The word {@code runbook} of the readiness gate's door. */
class RunbooksTest {

  private static final Path EXAMPLES = Path.of("../../docs/examples");
  private static final Path MANUAL = Path.of("../../events/examples/manual");
  private static final int TWO_THOUSAND = 2_000;

  private final World world = new World();
  private final Door door =
      new Doors(world.clock, () -> DomainJson.mapper().nullNode(), new Unwatched())
          .door(Agent.READINESS_GATE)
          .word("runbook", new Runbooks(world.rollouts, world.plans, new YamlPlanReader())::draft);

  @Test
  void a_plan_is_drafted_for_the_only_service_that_it_has() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("lambda-alias.yml"));
    assertThat(text).as("longer than other texts may be").hasSizeGreaterThan(TWO_THOUSAND);

    JsonNode answer = ofPlan(text);

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("service", "environments", "gaps", "markdown");
    assertThat(answer.get("service").asText()).isEqualTo("orders");
    assertThat(answer.get("environments")).hasToString("[\"production\",\"staging\"]");
    assertThat(answer.get("markdown").asText())
        .isEqualTo(Files.readString(EXAMPLES.resolve("lambda-alias-runbook.md")));
  }

  @Test
  void one_of_several_services_has_to_be_named() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("monorepo.yml"));
    assertThat(error(ofPlan(text)))
        .isEqualTo("runbook.service: found no service, expected one of [payments, search, shop]");
    assertThat(error(ask(asked(text).put("service", "shpo"))))
        .isEqualTo("runbook.service: found shpo, expected one of [payments, search, shop]");
    assertThat(ask(asked(text).put("service", "search")).get("markdown").asText())
        .startsWith("# Runbook: `search`\n");
  }

  @Test
  void an_invalid_plan_is_answered_with_all_of_its_problems() {
    JsonNode answer = ofPlan("version: 1\nservices:\n  shop: { environments: {}, runbok: x }\n");
    assertThat(error(answer)).startsWith("runbook.plan: found an invalid plan");
    assertThat(answer.get("problems"))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.asText()).contains("line 3", "expected"));
    assertThat(answer.has("markdown")).isFalse();
  }

  @Test
  void a_rollout_is_drafted_from_the_plan_that_it_is_under() {
    world.deploy(1);
    JsonNode answer = ofRollout(World.id(1).value());
    assertThat(answer.get("rollout").asText()).isEqualTo(World.id(1).value());
    assertThat(answer.get("service").asText()).isEqualTo(World.KEY.service());
    assertThat(answer.get("markdown").asText()).contains("#### The check `home` fails");
  }

  @Test
  void nothing_is_changed_by_it() {
    world.deploy(1);
    var before = world.rollouts.find(World.id(1));
    ofRollout(World.id(1).value());
    assertThat(world.rollouts.find(World.id(1))).isEqualTo(before);
  }

  @Test
  void a_rollout_that_is_unknown_or_under_no_plan_is_an_error() {
    assertThat(error(ofRollout("4711-9-shop"))).isEqualTo("rollout: found no rollout 4711-9-shop");
    world.created(1);
    assertThat(error(ofRollout(World.id(1).value())))
        .isEqualTo(
            "runbook.rollout: found %s, which is under no plan, expected one that is"
                .formatted(World.id(1)));
  }

  @Test
  void either_a_plan_or_a_rollout_is_asked_for() {
    assertThat(error(ask(object())))
        .isEqualTo("runbook: found neither plan nor rollout, expected one of them");
    assertThat(error(ask(object().put("plan", "x").put("rollout", "4711-1-shop"))))
        .isEqualTo("runbook: found both plan and rollout, expected one of them");
    assertThat(error(ask(object().put("plan", 7))))
        .startsWith("runbook.plan: found")
        .endsWith("expected a plan's text");
    assertThat(error(ask(object().put("paln", "x"))))
        .startsWith("runbook: found the unknown [paln]");
  }

  @Test
  void the_example_is_answered_with_a_draft() throws IOException {
    String example = Files.readString(MANUAL.resolve("readiness-gate-runbook-plan.json"));
    JsonNode answer = door.enter(DomainJson.readStrictly(example, JsonNode.class));
    assertThat(answer.path("markdown").asText()).startsWith("# Runbook: `shop`\n");
  }

  private JsonNode ofPlan(String text) {
    return ask(asked(text));
  }

  private JsonNode ofRollout(String id) {
    return ask(object().put("rollout", id));
  }

  private JsonNode ask(ObjectNode runbook) {
    return door.enter(object().set("runbook", runbook));
  }

  private static ObjectNode asked(String text) {
    return object().put("plan", text);
  }

  private static String error(JsonNode answer) {
    return answer.get("error").asText();
  }

  private static ObjectNode object() {
    return DomainJson.mapper().createObjectNode();
  }
}
