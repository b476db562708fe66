package io.deployguardian.lambdastandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PackagedFunctionTest {

  @TempDir Path folder;
  private FunctionPackage code;

  @BeforeEach
  void unpack() throws IOException {
    code = FunctionPackage.unpack(TinyRuntime.zip(folder.resolve("tiny.zip")));
  }

  @AfterEach
  void remove() throws IOException {
    code.close();
    assertThat(code.root()).doesNotExist();
  }

  @Test
  void is_started_with_what_lambda_gives_it_and_nothing_else() throws IOException {
    try (var environment = ready(Map.of("TOLD", "a secret"))) {
      assertThat(code.isNative()).isTrue();
      JsonNode answer = json(environment.invoke("{\"a\": 1}"));
      assertThat(answer.at("/told/a").asInt()).isEqualTo(1);
      assertThat(answer.at("/arn").asText()).endsWith(":function:guardian-tiny");
      assertThat(answer.at("/name").asText()).isEqualTo("guardian-tiny");
      assertThat(answer.at("/intime").asBoolean()).isTrue();
      assertThat(answer.at("/told2").asText()).isEqualTo("a secret");
      assertThat(answer.at("/home").asText()).isEqualTo("null");
      assertThat(answer.at("/pid").asLong()).isEqualTo(environment.pid());
    }
  }

  @Test
  void is_measured() throws IOException {
    try (var environment = ready(Map.of())) {
      assertThat(environment.start()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
      assertThat(environment.residentKilobytes()).isBetween(1_000L, 1_000_000L);
      assertThat(environment.processorTime()).isPositive();
      assertThat(environment.invoke("1").took()).isPositive();
    }
  }

  @Test
  void tells_an_error_as_the_function_put_it_and_goes_on() throws IOException {
    try (var environment = ready(Map.of())) {
      var failed = environment.invoke("\"fail\"");
      assertThat(failed.failed()).isTrue();
      assertThat(json(failed).at("/errorType").asText()).isEqualTo("Oops");
      assertThat(environment.invoke("1").failed()).isFalse();
    }
  }

  @Test
  void says_that_the_process_ended_in_the_middle() throws IOException {
    try (var environment = ready(Map.of())) {
      var died = environment.invoke("\"die\"");
      assertThat(died.failed()).isTrue();
      assertThat(died.payload()).contains("Runtime.ExitError", "exit status 7", "RequestId: ");
      assertThat(environment.isAlive()).isFalse();
    }
  }

  @Test
  void ends_a_process_that_takes_longer_than_it_may() throws Exception {
    var configuration =
        FunctionConfiguration.of("guardian-tiny", Map.of()).withTimeout(Duration.ofMillis(300));
    var started = new PackagedFunction(code, configuration).start(log());
    try (var environment = ((Started.Ready) started).environment()) {
      var late = environment.invoke("\"dawdle\"");
      assertThat(late.failed()).isTrue();
      assertThat(late.payload()).contains("Sandbox.Timedout", "timed out after 0.30 seconds");
      assertThat(gone(environment.pid())).isTrue();
    }
  }

  @Test
  void is_gone_once_it_is_closed() throws Exception {
    var environment = ready(Map.of());
    environment.close();
    assertThat(gone(environment.pid())).isTrue();
  }

  @Test
  void does_not_outlive_a_jvm_that_was_killed() throws Exception {
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SuddenEnd.class.getName(),
                folder.resolve("tiny.zip").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new String(parent.getInputStream().readAllBytes()).lines().toList();
    assertThat(parent.waitFor()).isEqualTo(137);
    assertThat(gone(Long.parseLong(said.getFirst()))).isTrue();
    new FunctionPackage(Path.of(said.getLast()), 0).close(); // Nobody was left to do so.
  }

  @Test
  void reports_the_error_that_it_began_with() throws IOException {
    var broken = (Started.Broken) start(Map.of("BROKEN", "TABLE: found nothing"));
    assertThat(broken.error().failed()).isTrue();
    assertThat(json(broken.error()).at("/errorMessage").asText()).isEqualTo("TABLE: found nothing");
  }

  @Test
  void reports_a_process_that_ended_before_its_first_poll_with_its_log() throws IOException {
    var broken = (Started.Broken) start(Map.of("BROKEN", "exit"));
    assertThat(broken.error().payload()).contains("Runtime.ExitError", "exit status 3");
    assertThat(broken.log()).contains("found no reason to start");
  }

  @Test
  void refuses_an_entry_that_would_land_elsewhere() throws IOException {
    Path zip = folder.resolve("evil.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../evil"));
    }
    assertThatThrownBy(() -> FunctionPackage.unpack(zip)).hasMessageContaining("../evil");
  }

  private ExecutionEnvironment ready(Map<String, String> variables) throws IOException {
    return ((Started.Ready) start(variables)).environment();
  }

  private Started start(Map<String, String> variables) throws IOException {
    return new PackagedFunction(code, FunctionConfiguration.of("guardian-tiny", variables))
        .start(log());
  }

  private Path log() {
    return folder.resolve("tiny.log");
  }

  private static boolean gone(long pid) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(10, TimeUnit.SECONDS);
    }
    return true;
  }

  private static JsonNode json(Outcome outcome) throws IOException {
    return new ObjectMapper().readTree(outcome.payload());
  }
}
