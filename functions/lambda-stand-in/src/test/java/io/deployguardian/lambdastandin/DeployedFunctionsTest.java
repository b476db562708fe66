package io.deployguardian.lambdastandin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeployedFunctionsTest {

  @Test
  void reads_what_lambda_says_of_a_function() throws Exception {
    var function =
        DeployedFunctions.configuration(
            "guardian-rollback",
            new ObjectMapper()
                .readTree(
                    """
                    {"FunctionArn": "arn:aws:lambda:eu-central-1:1:function:guardian-rollback:7",
                     "Handler": "some.Handler::handleRequest", "MemorySize": 512, "Timeout": 120,
                     "Version": "7", "Environment": {"Variables": {"GUARDIAN_TABLE": "guardian"}}}
                    """));
    assertThat(function.version()).isEqualTo("7");
    assertThat(function.handler()).contains("some.Handler::handleRequest");
    assertThat(function.memoryMegabytes()).isEqualTo(512);
    assertThat(function.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(function.environment()).containsEntry("GUARDIAN_TABLE", "guardian").hasSize(1);
  }

  @Test
  void leaves_the_handler_of_a_native_function_to_the_package() throws Exception {
    var function =
        DeployedFunctions.configuration(
            "f", new ObjectMapper().readTree("{\"Handler\": \"bootstrap\"}"));
    assertThat(function.handler()).isEmpty();
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(function.memoryMegabytes()).isEqualTo(128);
  }
}
