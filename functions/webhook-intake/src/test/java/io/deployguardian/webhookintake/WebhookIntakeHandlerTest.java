package io.deployguardian.webhookintake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookIntakeHandlerTest {
  @Test
  void answers_an_invocation_of_the_lambda_runtime() throws Exception {
    var port =
        ConfigProvider.getConfig()
            .getValue("quarkus.lambda.mock-event-server.test-port", int.class);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port))
            .POST(BodyPublishers.ofString("{\"dryRun\":true}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.body())
        .contains("\"function\":\"webhook-intake\"")
        .contains("\"dryRun\":true");
  }
}
