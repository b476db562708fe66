package io.deployguardian.wire.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DoorTest {

  private static final Path EXAMPLES = Path.of("../../events/examples");

  private final Map<String, Long> counts = new HashMap<>();
  private String said = "";
  private final Door door =
      new Door(Agent.NOTIFICATION, () -> null, InstantSource.system(), new Counting())
          .events((event, claims) -> Handled.leftAlone("seen"));

  @Test
  void counts_by_type_what_somebody_should_look_at() throws IOException {
    enter("RollbackFailed");
    enter("RollbackFailed");
    enter("RolloutHeld");
    assertThat(counts)
        .containsOnly(
            Map.entry("Events type RollbackFailed", 2L), Map.entry("Events type RolloutHeld", 1L));
  }

  @Test
  void only_says_what_takes_its_course() throws IOException {
    enter("StagePassed");
    assertThat(counts).isEmpty();
    assertThat(said).isEqualTo("StagePassed: seen");
  }

  private void enter(String example) throws IOException {
    JsonNode envelope = DomainJson.mapper().readTree(EXAMPLES.resolve(example + ".json").toFile());
    assertThat(door.enter(envelope).path("outcome").asText()).isEqualTo("left alone");
  }

  private final class Counting implements Watch {
    @Override
    public <T> T about(Concern concern, Supplier<T> work) {
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
    public void said(String what) {
      said = what;
    }
  }
}
