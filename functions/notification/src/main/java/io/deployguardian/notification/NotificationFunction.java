package io.deployguardian.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows rollouts where people look: by event, at the tick and by hand. */
@Singleton
public class NotificationFunction {

  private final Entrance entrance;

  @Inject
  NotificationFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("notification")
  public JsonNode notification(JsonNode payload) {
    return entrance.enter(payload);
  }
}
