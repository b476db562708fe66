package io.deployguardian.lambdastandin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class LambdaStandInTest {

  @TempDir static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static LambdaStandIn standIn;
  private static HttpServer emulator;

  @BeforeAll
  static void start() throws IOException {
    TinyRuntime.zip(folder.resolve("tiny.zip"));
    TinyRuntime.zip(folder.resolve("built/target/function.zip"));
    TinyRuntime.zip(folder.resolve("undeployed.zip"));
    Configurations deployed =
        (name, qualifier) ->
            name.endsWith("undeployed")
                ? Optional.empty()
                : Optional.of(FunctionConfiguration.of(name, Map.of()));
    standIn =
        LambdaStandIn.start(
            0,
            folder,
            "guardian",
            Configurations.reaching(Map.of("TOLD", "by the shell"), deployed),
            OtherCalls.passedOnTo(elsewhere()),
            folder.resolve("logs"));
  }

  /** Says what it was asked, as an emulator would say what was deployed. */
  private static URI elsewhere() throws IOException {
    emulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    emulator.createContext(
        "/",
        exchange -> {
          var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          var said = asked + " " + new String(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(201, said.length());
          exchange.getResponseBody().write(said.getBytes());
          exchange.close();
        });
    emulator.start();
    return URI.create("http://127.0.0.1:" + emulator.getAddress().getPort());
  }

  @AfterAll
  static void stop() throws IOException {
    standIn.close();
    emulator.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guardian-tiny",
        "guardian-tiny:live",
        "guardian-built",
        "arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3Aguardian-tiny%3Alive",
        "111122223333:function:guardian-tiny"
      })
  void invokes_a_function_by_any_of_its_names(String name) throws Exception {
    var answer = invoke(name, "{\"a\": 1}", "RequestResponse");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"told\": {\"a\": 1}", "by the shell");
    assertThat(answer.headers().firstValue("X-Amz-Executed-Version")).contains("$LATEST");
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
  }

  @Test
  void tells_a_function_error_as_lambda_does() throws Exception {
    var answer = invoke("guardian-tiny", "\"fail\"", "RequestResponse");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(answer.body()).contains("errorType", "errorMessage");
  }

  @Test
  void starts_a_process_again_that_died() throws Exception {
    assertThat(invoke("guardian-tiny", "\"die\"", "RequestResponse").body()).contains("ExitError");
    assertThat(invoke("guardian-tiny", "1", "RequestResponse").body()).contains("\"told\": 1");
  }

  @Test
  void does_not_wait_for_an_event_and_does_nothing_in_a_dry_run() throws Exception {
    assertThat(invoke("guardian-tiny", "1", "Event").statusCode()).isEqualTo(202);
    assertThat(invoke("guardian-tiny", "\"die\"", "DryRun").statusCode()).isEqualTo(204);
    assertThat(invoke("guardian-tiny", "1", "Sometimes").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guardian-nothing", "tiny", "other-tiny", "guardian-undeployed", "a.b"})
  void knows_no_function_without_a_package_or_a_deployment(String name) throws Exception {
    var answer = invoke(name, "1", "RequestResponse");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
    assertThat(answer.body()).contains("Function not found: " + name);
  }

  @Test
  void passes_on_what_is_no_invocation() throws Exception {
    var uri = URI.create(standIn.base() + "/2015-03-31/functions/tiny/aliases?MaxItems=5");
    var request = HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString("{}")).build();
    var answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("PUT /2015-03-31/functions/tiny/aliases?MaxItems=5 {}");
  }

  @Test
  void refuses_what_is_no_json() throws Exception {
    var answer = invoke("guardian-tiny", "{\"a\":", "RequestResponse");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Could not parse request body into json");
  }

  private static HttpResponse<String> invoke(String name, String payload, String type)
      throws Exception {
    var uri = URI.create(standIn.base() + "/2015-03-31/functions/" + name + "/invocations");
    var request =
        HttpRequest.newBuilder(uri)
            .header("X-Amz-Invocation-Type", type)
            .POST(BodyPublishers.ofString(payload))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
