package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The line that people type, by the AWS CLI itself, where there is one. */
@Tag("slow")
@ExtendWith(OneHost.class)
class AwsCliTest {

  private static String version = "";

  @TempDir private Path folder;

  private final RunningHost host;

  AwsCliTest(RunningHost host) {
    this.host = host;
  }

  /** What the CLI printed and how it ended. */
  private record Ran(int exit, String printed) {}

  @BeforeAll
  static void a_cli_is_needed(@TempDir Path folder) throws Exception {
    try {
      version = run(folder, List.of("aws", "--version")).printed();
    } catch (IOException e) {
      System.err.println("NOT TESTED: there is no AWS CLI on the PATH, so AwsCliTest is skipped");
    }
    assumeTrue(version.startsWith("aws-cli/"), "no AWS CLI on the PATH");
  }

  @Test
  void a_rollback_of_a_soaking_rollout_returns_json_that_names_the_restored_release()
      throws Exception {
    Deployed good = host.baseline(Deployed.first().in("staging"));
    Deployed soaking = soakingAfter(good);
    Path out = folder.resolve("out.json");

    Ran ran = invoke("deploy-guardian-rollback", reasonFor(soaking), out);

    assertThat(ran.exit()).as(ran.printed()).isZero();
    assertThat(ran.printed()).contains("\"StatusCode\": 200").doesNotContain("FunctionError");
    JsonNode said = DomainJson.readStrictly(Files.readString(out), JsonNode.class);
    assertThat(said.path("state").asText()).isEqualTo("RolledBack");
    assertThat(said.at("/restored/artifact").asText()).isEqualTo(good.artifact());
  }

  @Test
  void an_event_invocation_is_accepted_and_done_later() throws Exception {
    Deployed soaking = soakingAfter(host.baseline(Deployed.first().in("staging")));

    Ran ran =
        invoke(
            "deploy-guardian-rollback",
            reasonFor(soaking),
            folder.resolve("out.json"),
            "--invocation-type",
            "Event");

    assertThat(ran.exit()).as(ran.printed()).isZero();
    assertThat(ran.printed()).contains("\"StatusCode\": 202");
    host.awaitState(soaking, "RolledBack");
  }

  @Test
  void an_unknown_function_and_a_broken_payload_are_errors_that_the_cli_understands()
      throws Exception {
    Path out = folder.resolve("out.json");

    assertThat(invoke("deploy-guardian-rolback", "{}", out).printed())
        .contains("ResourceNotFoundException")
        .contains("Function not found: deploy-guardian-rolback");
    assertThat(invoke("deploy-guardian-rollback", "{", out).printed())
        .contains("InvalidRequestContentException")
        .contains("Could not parse the payload");
  }

  @Test
  void a_function_that_fails_is_shown_as_such() throws Exception {
    Ran ran =
        invoke(
            "deploy-guardian-rollback",
            "{\"detail-type\": \"NobodyKnowsThis\", \"detail\": {}}",
            folder.resolve("out.json"));

    assertThat(ran.printed()).contains("\"FunctionError\": \"Unhandled\"");
  }

  private Deployed soakingAfter(Deployed good) {
    Deployed next = good.then("shop:1.1.0");
    host.caller().publish(next.artifact(), 0, false);
    host.deploy(next);
    host.awaitState(next, "Soaking");
    return next;
  }

  private static String reasonFor(Deployed deployed) {
    return "{\"rollout\": \""
        + deployed.rollout()
        + "\", \"reason\": \"orders are charged twice\"}";
  }

  private Ran invoke(String function, String payload, Path out, String... more)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("aws", "lambda", "invoke", "--function-name", function));
    line.addAll(List.of("--payload", payload, "--endpoint-url", host.caller().base().toString()));
    line.addAll(List.of(more));
    if (!version.startsWith("aws-cli/1.")) {
      // Version 2 takes payloads as base64 unless it is told otherwise; version 1 knows no such
      // option.
      line.addAll(List.of("--cli-binary-format", "raw-in-base64-out"));
    }
    line.add(out.toString());
    return run(folder, line);
  }

  private static Ran run(Path folder, List<String> line) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    var builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("AWS_ACCESS_KEY_ID", "x");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "x");
    builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    builder.environment().put("AWS_MAX_ATTEMPTS", "1");
    Process process = builder.start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError(line + " did not end within a minute");
      }
      return new Ran(process.exitValue(), Files.readString(printed));
    } finally {
      process.destroyForcibly();
    }
  }
}
