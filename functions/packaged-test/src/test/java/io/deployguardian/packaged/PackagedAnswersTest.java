package io.deployguardian.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.lambdastandin.FunctionConfiguration;
import io.deployguardian.lambdastandin.FunctionPackage;
import io.deployguardian.lambdastandin.PackagedFunction;
import io.deployguardian.lambdastandin.Started;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every function answers alike, as it is shipped. */
@Tag("slow")
@RunsPackages
class PackagedAnswersTest {

  private static World world;

  @BeforeAll
  static void open() {
    world = new World();
  }

  @AfterAll
  static void close() throws IOException {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void is_up_and_says_what_it_does_not_understand(Agent function) {
    var health = world.ask(function, World.example("manual/probe"));
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("checks").findValuesAsText("name")).contains("dynamodb");

    var puzzled = world.ask(function, json("{\"nonsense\": 1}"));
    assertThat(puzzled.get("error").asText()).contains("nonsense", "expected");
    assertThat(World.log(function)).doesNotContain("IllegalAccessError");
  }

  /** What comes in by webhook is acknowledged, whatever it is; by hand it is a mistake. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBHOOK_INTAKE")
  void counts_what_it_does_not_understand(Agent function) {
    world.ask(function, json("{\"nonsense\": 1}"));
    assertThat(World.log(function)).contains("\"_aws\"", "\"BadPayloads\"");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"WEBHOOK_INTAKE", "EVENT_RELAY"})
  void tells_a_collector_what_it_did_with_an_event(Agent function) {
    world.ask(function, World.example("RolloutHeld"));
    world.collector().span(function.functionName() + " RolloutHeld");
    assertThat(world.collector().keys()).containsOnly("abc");
  }

  @Test
  void fails_on_an_event_that_nobody_can_read_so_that_lambda_tries_it_again() {
    var answer =
        world.invoke(Agent.ROLLBACK, json("{\"detail-type\": \"Nonsense\", \"detail\": {}}"));
    assertThat(answer.failed()).isTrue();
    assertThat(answer.payload().get("errorMessage").asText()).contains("Nonsense");
    assertThat(answer.payload().get("errorType").asText()).isNotBlank();
  }

  /**
   * Lambda's error only says that the start failed; which setting it was stands in the log, by our
   * own hand: Quarkus' may come too late. One of each of Quarkus' two handlers.
   */
  @ParameterizedTest
  @EnumSource(names = {"WEBHOOK_INTAKE", "ROLLBACK"})
  void does_not_start_without_its_settings_and_names_the_one(Agent function, @TempDir Path folder)
      throws IOException {
    var variables = world.variables();
    variables.remove("GUARDIAN_TABLE");
    try (var code = FunctionPackage.unpack(World.zip(function))) {
      var configuration = FunctionConfiguration.of(function.functionName(), variables);
      var started = new PackagedFunction(code, configuration).start(folder.resolve("log"));
      var broken = (Started.Broken) started;
      assertThat(broken.error().failed()).isTrue();
      assertThat(json(broken.error().payload()).get("errorType").asText()).isNotBlank();
      assertThat(broken.log())
          .contains(
              "deploy-guardian.start", "GUARDIAN_TABLE: found nothing, expected a table's name");
      assertThat(broken.log()).doesNotContain("PRIVATE KEY");
    }
  }

  private static JsonNode json(String text) {
    return DomainJson.read(text, JsonNode.class);
  }
}
