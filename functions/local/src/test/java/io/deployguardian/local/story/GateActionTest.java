package io.deployguardian.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deployguardian.core.rollout.Mode;
import io.deployguardian.local.LocalHost;
import io.deployguardian.local.story.GitHub.Deployment;
import io.deployguardian.local.story.Host.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The composite action's script, with the AWS CLI itself, against a whole guardian. */
@Tag("slow")
class GateActionTest {

  private static final Path SCRIPT =
      Path.of("../../.github/actions/guardian-gate/ask.sh").toAbsolutePath().normalize();

  private static final Version VERSION = Version.good("shop:1.0.0");

  @TempDir private static Path folder;

  private static LocalHost host;
  private static Pipeline pipeline;

  /** What the script did: its exit, what it said, and what it handed on. */
  private record Ran(int exit, String said, String outputs, String summary) {}

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(has("aws") && has("jq"), "no AWS CLI, or no jq");
    host = LocalHost.forDemo(Files.createDirectory(folder.resolve("data")), Mode.GUARDING, "s");
    var guardian = new Host(host.base());
    var shop =
        new ShopRepository(host.gitHub().orElseThrow(), Files.readString(Path.of("demo-plan.yml")));
    var narrator = new Narrator(guardian, new PrintStream(OutputStream.nullOutputStream()));
    pipeline = new Pipeline(new GitHub(host.base(), "s"), shop, guardian, narrator);
    // Version 1 of the CLI doesn't know the option that version 2 needs.
    Path shim = Files.createDirectory(folder.resolve("bin")).resolve("aws");
    Files.writeString(
        shim,
        """
        #!/usr/bin/env bash
        real=$(PATH=${PATH#*:} command -v aws)
        case $("$real" --version 2>&1) in
          aws-cli/1.*) args=(); skip=0
            for arg in "$@"; do
              if [ $skip = 1 ]; then skip=0; continue; fi
              if [ "$arg" = --cli-binary-format ]; then skip=1; else args+=("$arg"); fi
            done
            exec "$real" "${args[@]}" ;;
          *) exec "$real" "$@" ;;
        esac
        """);
    assertThat(shim.toFile().setExecutable(true)).isTrue();
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void a_yes_hands_the_artifact_on() throws Exception {
    Ran ran = ask(pipeline.merged(VERSION, "Faster"), Map.of());
    assertThat(ran.exit()).as(ran.said()).isZero();
    assertThat(ran.outputs()).contains("decision=approved", "shop:1.0.0");
    assertThat(ran.summary()).contains("approves shop in production");
  }

  @Test
  void a_no_fails_with_its_reasons_and_hands_nothing_on() throws Exception {
    Ran ran = ask(pipeline.mergedCarelessly(VERSION), Map.of());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.outputs()).contains("decision=vetoed").doesNotContain("shop:1.0.0");
    assertThat(ran.summary()).contains("no_runbook");
  }

  @Test
  void no_answer_in_time_is_a_no() throws Exception {
    // Of a deployment that nobody told us of.
    Ran ran = ask(pipeline.unheard(VERSION), Map.of("GATE_TIMEOUT_SECONDS", "2"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.outputs()).contains("decision=timeout").doesNotContain("shop:1.0.0");
  }

  @Test
  void a_gate_that_can_not_be_invoked_is_a_no() throws Exception {
    Ran ran =
        ask(
            pipeline.unheard(VERSION),
            Map.of("GATE_TIMEOUT_SECONDS", "2", "GATE_FUNCTION", "deploy-guardian-nothing"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.said()).contains("could not be invoked");
  }

  @Test
  void what_a_caller_passes_is_never_a_command() throws Exception {
    Path trap = folder.resolve("trap");
    Ran ran =
        ask(
            pipeline.unheard(VERSION),
            Map.of(
                "GATE_TIMEOUT_SECONDS", "2", "GATE_SERVICE", "$(touch " + trap + ")\"; exit 0 #"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(trap).doesNotExist();
  }

  private static Ran ask(Deployment deployment, Map<String, String> others)
      throws IOException, InterruptedException {
    Path outputs = Files.createTempFile(folder, "outputs", "");
    Path summary = Files.createTempFile(folder, "summary", "");
    var builder = new ProcessBuilder(List.of("bash", SCRIPT.toString())).redirectErrorStream(true);
    Map<String, String> all = new TreeMap<>(builder.environment());
    all.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    all.put("AWS_ACCESS_KEY_ID", "local");
    all.put("AWS_SECRET_ACCESS_KEY", "local");
    all.put("AWS_DEFAULT_REGION", "eu-central-1");
    all.put("GITHUB_REPOSITORY", GitHub.NAME);
    all.put("GITHUB_REPOSITORY_ID", String.valueOf(GitHub.REPOSITORY));
    all.put("GITHUB_SHA", deployment.sha());
    all.put("GITHUB_OUTPUT", outputs.toString());
    all.put("GITHUB_STEP_SUMMARY", summary.toString());
    all.put("GATE_ENVIRONMENT", "production");
    all.put("GATE_SERVICE", "shop");
    all.put("GATE_ARTIFACT", deployment.artifact());
    all.put("GATE_FUNCTION", "deploy-guardian-readiness-gate");
    all.put("GATE_DEPLOYMENT", String.valueOf(deployment.id()));
    all.put("GATE_TIMEOUT_MINUTES", "1");
    all.put("GATE_PAUSE", "1");
    all.put("GATE_ENDPOINT", host.base().toString());
    all.putAll(others);
    builder.environment().clear();
    builder.environment().putAll(all);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), said, Files.readString(outputs), Files.readString(summary));
  }

  private static boolean has(String command) throws InterruptedException {
    try {
      new ProcessBuilder(command, "--version").start().waitFor();
      return true;
    } catch (IOException e) {
      System.err.println("NOT TESTED: there is no " + command + ", so GateActionTest is skipped");
      return false;
    }
  }
}
