package io.deployguardian.infrastructure.terraform;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.infrastructure.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The command, run in one folder. Where it isn't there, the test is skipped, and says so; where it
 * fails or takes too long, the test shows what it printed.
 */
public record Terraform(Path folder, Map<String, String> environment) {

  /** Far more than any of them takes: a hanging one must end, too. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What a run printed, and its exit code. */
  public record Run(int exit, String output) {}

  /** With what an emulator lacks: that can be planned, though not applied there. */
  Terraform asOnAws() {
    var settings = new HashMap<>(environment);
    settings.put("TF_VAR_emulator", "false");
    return new Terraform(folder, settings);
  }

  /** Runs it, and fails unless it succeeds. */
  public String run(String... arguments) {
    Run run = tried(arguments);
    if (run.exit() != 0) {
      throw new AssertionError(
          "terraform %s in %s: found exit code %d, expected 0%n%s"
              .formatted(String.join(" ", arguments), folder, run.exit(), run.output()));
    }
    return run.output();
  }

  /**
   * Much of what is applied only waits for AWS to agree with itself: so it waits for all at once.
   */
  public void apply(String... plan) {
    var options = Stream.of("apply", "-no-color", "-auto-approve", "-parallelism=40");
    run(Stream.concat(options, Stream.of(plan)).toArray(String[]::new));
  }

  /** Of the state. */
  public JsonNode shown() {
    return Examples.json(run("show", "-json"));
  }

  /** Runs it, for better or worse. */
  public Run tried(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Checkout.top() + "/scripts/terraform"));
    command.addAll(List.of(arguments));
    try {
      var printed = Files.createTempFile("terraform-", ".log");
      try {
        int exit = await(start(command, printed), printed);
        return new Run(exit, Files.readString(printed));
      } finally {
        Files.delete(printed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What says of packages what they are looks into them with unzip. */
  public static void demandOrSkip() {
    demandOrSkip("no terraform, and no tofu, on the PATH", "terraform", "tofu");
    demandOrSkip("no unzip on the PATH", "unzip");
  }

  private static void demandOrSkip(String missing, String... anyOf) {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> Stream.of(anyOf).map(name -> Path.of(folder, name)))
            .anyMatch(Files::isExecutable);
    if (!there) {
      System.err.println("SKIPPED, not passed: " + missing);
      abort(missing);
    }
  }

  private Process start(List<String> command, Path printed) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().keySet().removeIf(Terraform::isOfTheDeveloper);
    builder.environment().putAll(environment);
    builder.environment().putAll(Map.of("TF_IN_AUTOMATION", "1", "TF_INPUT", "0"));
    return builder.start();
  }

  /** Nothing that is set for somebody's own AWS or runs may reach a test, or be reached by it. */
  private static boolean isOfTheDeveloper(String variable) {
    return Stream.of("AWS_", "TF_VAR_", "TF_CLI_ARGS", "TF_WORKSPACE", "TF_DATA_DIR")
        .anyMatch(variable::startsWith);
  }

  private static int await(Process process, Path printed) throws IOException {
    try {
      if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new AssertionError(
          "terraform: found no end after %s, expected one%n%s"
              .formatted(LIMIT, Files.readString(printed)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
