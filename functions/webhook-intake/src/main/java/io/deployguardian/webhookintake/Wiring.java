package io.deployguardian.webhookintake;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.FunctionUrl;
import io.deployguardian.wire.door.IntakeDoor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Webhook intake, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.WEBHOOK_INTAKE;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var intake = new Intake(parts.store().rollouts(), parts.pace(), parts.clock());
    var door = new IntakeDoor(intake, parts.settings().signature(), health, parts.watch());
    return new FunctionUrl(door)::enter;
  }
}
