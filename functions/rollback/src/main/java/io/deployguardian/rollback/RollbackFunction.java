package io.deployguardian.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Brings traffic back: by event and by hand. */
@Singleton
public class RollbackFunction {

  private final Entrance entrance;

  @Inject
  RollbackFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("rollback")
  public JsonNode rollback(JsonNode payload) {
    return entrance.enter(payload);
  }
}
