package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.runbook.Instruction;
import io.deployguardian.core.runbook.Invoke;
import io.deployguardian.core.runbook.Runbook;
import io.deployguardian.core.runbook.Trouble;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runbook tells people to invoke at night is what the functions take. */
class RunbookCommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../docs/examples/lambda-alias.yml",
        "../../docs/examples/monorepo.yml",
        "src/test/resources/runbooks/everything.yml"
      })
  void each_command_of_a_draft_is_one_that_its_function_takes(String plan) throws IOException {
    List<Invoke> commands = commands(Path.of(plan));
    assertThat(commands).hasSizeGreaterThan(5);
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(
                        Schemas.complaints(
                            "manual/" + command.function().functionName(), payload(command)))
                    .as("%s", command)
                    .isEmpty());
  }

  private static JsonNode payload(Invoke command) {
    String text = DomainJson.write(command.payload());
    return DomainJson.readStrictly(text.replace(Invoke.ROLLOUT, "4711-1001-shop"), JsonNode.class);
  }

  private static List<Invoke> commands(Path plan) throws IOException {
    var valid = (Valid) new YamlPlanReader().read(Files.readString(plan));
    return valid.plan().serviceNames().stream()
        .flatMap(service -> Runbook.of(valid.id(), valid.plan(), service).stream())
        .flatMap(RunbookCommandsTest::instructions)
        .flatMap(instruction -> instruction.command().stream())
        .distinct()
        .toList();
  }

  private static Stream<Instruction> instructions(Runbook runbook) {
    Stream<Instruction> there =
        runbook.places().stream()
            .flatMap(
                place ->
                    Stream.concat(
                        place.troubles().stream().map(Trouble::look).flatMap(List::stream),
                        place.byHand().stream()));
    return Stream.concat(runbook.firstLook().stream(), there);
  }
}
