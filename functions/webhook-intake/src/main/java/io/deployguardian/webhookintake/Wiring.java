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
    var store = parts.store();
    var intake =
        new Intake(store.rollouts(), store.gates(), store.inbox(), parts.pace(), parts.clock());
    var settings = parts.settings();
    var signature =
        parts.secrets().webhook(settings.webhookSecret(), settings.previousWebhookSecret());
    var door = new IntakeDoor(intake, signature, settings.ownLogin(), health, parts.watch());
    return new FunctionUrl(door)::enter;
  }
}
