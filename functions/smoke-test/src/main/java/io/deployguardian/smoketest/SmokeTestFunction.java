package io.deployguardian.smoketest;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Tests what was published: by event and by hand. */
@Singleton
public class SmokeTestFunction {

  private final Entrance entrance;

  @Inject
  SmokeTestFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("smoke-test")
  public JsonNode smokeTest(JsonNode payload) {
    return entrance.enter(payload);
  }
}
