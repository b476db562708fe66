package io.deployguardian.webhookintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** GitHub's webhooks, at the function's URL; a dry run by hand. */
@Named("webhook-intake")
@Singleton
public class WebhookIntakeFunction implements RequestHandler<JsonNode, JsonNode> {

  private final Entrance entrance;

  @Inject
  WebhookIntakeFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  public JsonNode handleRequest(JsonNode payload, Context context) {
    return entrance.enter(payload);
  }
}
