package io.deployguardian.readinessgate;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Plans, and later approves: by event and by hand. */
@Singleton
public class ReadinessGateFunction {

  private final Entrance entrance;

  @Inject
  ReadinessGateFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("readiness-gate")
  public JsonNode readinessGate(JsonNode payload) {
    return entrance.enter(payload);
  }
}
