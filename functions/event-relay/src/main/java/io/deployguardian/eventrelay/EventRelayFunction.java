package io.deployguardian.eventrelay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Batches of the table's stream, and the schedule's word to put what stays pending. */
@Named("event-relay")
@Singleton
public class EventRelayFunction implements RequestHandler<JsonNode, JsonNode> {

  private final Entrance entrance;

  @Inject
  EventRelayFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  public JsonNode handleRequest(JsonNode payload, Context context) {
    return entrance.enter(payload);
  }
}
