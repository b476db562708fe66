package io.deployguardian.lambdastandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configurations of deployed functions, as Lambda's API at an endpoint tells them: AWS', or an
 * emulator's. It is asked with the AWS CLI, which finds credentials wherever they are.
 *
 * @param endpoint of Lambda's API
 */
record DeployedFunctions(String endpoint) implements Configurations {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Optional<FunctionConfiguration> of(String name, Optional<String> qualifier)
      throws IOException {
    var command = new ArrayList<>(List.of("aws", "lambda", "get-function-configuration"));
    command.addAll(List.of("--endpoint-url", endpoint, "--output", "json"));
    command.addAll(List.of("--function-name", name));
    qualifier.ifPresent(it -> command.addAll(List.of("--qualifier", it)));
    var errors = Files.createTempFile("aws-", ".txt");
    try {
      var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      byte[] answer;
      try (var output = process.getInputStream()) {
        answer = output.readAllBytes();
      }
      if (process.waitFor() == 0) {
        return Optional.of(configuration(name, JSON.readTree(answer)));
      }
      return absent(Files.readString(errors, StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(errors);
    }
  }

  private Optional<FunctionConfiguration> absent(String complaint) throws IOException {
    if (complaint.contains("ResourceNotFoundException")) {
      return Optional.empty();
    }
    throw new IOException(endpoint + ": " + complaint);
  }

  /** What moto leaves out is as Lambda has it by default. */
  static FunctionConfiguration configuration(String name, JsonNode answer) {
    Map<String, String> environment = new TreeMap<>();
    answer
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return new FunctionConfiguration(
        name,
        answer.path("FunctionArn").asText(),
        answer.path("Version").asText("$LATEST"),
        Optional.ofNullable(answer.path("Handler").asText(null)).filter(it -> it.contains("::")),
        answer.path("MemorySize").asInt(128),
        Duration.ofSeconds(answer.path("Timeout").asInt(3)),
        environment);
  }
}
