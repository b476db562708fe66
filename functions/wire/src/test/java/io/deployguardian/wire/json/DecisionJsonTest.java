package io.deployguardian.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DecisionJsonTest {

  @Test
  void a_decision_is_one_line_that_says_who_decided_what_on_which_evidence() {
    var decision =
        new Decision(
            Instant.parse("2026-11-20T12:00:00Z"),
            Agent.CANARY_EVALUATION,
            "advance to 25 %",
            "Shifting",
            new RolloutId("4711-9-shop"),
            7,
            List.of("plan f00", "measurements 1 to 20"),
            new TreeMap<>(Map.of("verdict", "PASS", "stage", "0")));
    assertThat(DecisionJson.line(decision))
        .isEqualTo(
            """
            {"timestamp":"2026-11-20T12:00:00Z","agent":"canary-evaluation","decision":"advance to 25 %",\
            "iteration":7,"source_document":"plan f00, measurements 1 to 20",\
            "previous_artifacts":["4711-9-shop@6"],"details":{"stage":"0","verdict":"PASS"},\
            "rollout":"4711-9-shop","state":"Shifting"}""");
  }

  @Property(tries = 300)
  void no_content_breaks_the_line_or_leaves_a_field_out(@ForAll("decisions") Decision decision) {
    String line = DecisionJson.line(decision);
    assertThat(line).doesNotContain("\n", "\r");
    assertThat(DomainJson.read(line, JsonNode.class).fieldNames())
        .toIterable()
        .containsExactly(
            "timestamp",
            "agent",
            "decision",
            "iteration",
            "source_document",
            "previous_artifacts",
            "details",
            "rollout",
            "state");
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Generated.of(Decision.class);
  }
}
