package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.replay.FakeJudge;
import io.deployguardian.wire.replay.Mutations;
import io.deployguardian.wire.replay.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is for editors, the reader decides; in form they agree. */
class ReplaySchemaTest {

  @Test
  void what_the_reader_takes_the_schema_takes() {
    assertThat(isTaken(Mutations.good())).isTrue();
    assertThat(Schemas.complaints("replay", Mutations.good())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "-1",
        "0",
        "7",
        "1.5",
        "3.0",
        "1e3",
        "11",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"NaN\"",
        "\"ratio\"",
        "[]",
        "[null]",
        "{}",
        "{\"x\": 1}"
      })
  void whatever_stands_anywhere_both_take_it_or_both_refuse_it(String odd) {
    Mutations.of(
        DomainJson.readStrictly(odd, JsonNode.class),
        replay -> {
          boolean agrees = Schemas.complaints("replay", replay).isEmpty() == isTaken(replay);
          assertThat(agrees || isBeyondAnySchema(replay)).as(DomainJson.write(replay)).isTrue();
        });
  }

  /** Names that are declared in one place and used in another, and readings of another kind. */
  private static boolean isBeyondAnySchema(JsonNode replay) {
    JsonNode metrics = replay.path("metrics");
    boolean declaresBoth =
        metrics.at("/0/name").asText().equals("errors")
            && metrics.at("/0/kind").asText().equals("ratio")
            && metrics.at("/1/name").asText().equals("latency")
            && metrics.at("/1/kind").asText().equals("value");
    JsonNode sides = replay.at("/intervals/0");
    return !declaresBoth || sides.at("/canary/x").isInt() || sides.at("/baseline/x").isInt();
  }

  private static boolean isTaken(JsonNode replay) {
    try {
      return new Replay(new FakeJudge()).answer(replay).has("verdict");
    } catch (BadPayload refused) {
      return false;
    }
  }
}
