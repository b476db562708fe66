package io.deployguardian.canaryevaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Judges canaries: by event, at each tick, and at a person's word. */
@Singleton
public class CanaryEvaluationFunction {

  private final Entrance entrance;

  @Inject
  CanaryEvaluationFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("canary-evaluation")
  public JsonNode canaryEvaluation(JsonNode payload) {
    return entrance.enter(payload);
  }
}
