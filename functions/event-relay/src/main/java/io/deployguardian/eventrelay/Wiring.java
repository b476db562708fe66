package io.deployguardian.eventrelay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.bus.CountedRelay;
import io.deployguardian.aws.bus.EventBridgeBus;
import io.deployguardian.aws.bus.Relay;
import io.deployguardian.core.rollout.Agent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Event relay, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.EVENT_RELAY;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var bus = EventBridgeBus.onAws(parts.settings().bus(), parts.settings().sampling());
    var outbox = parts.store().outbox();
    var relay = new Relay(bus, outbox, parts.store().deadLetters(), parts.clock());
    var counted = new CountedRelay(relay, outbox, parts.clock(), parts.watch());
    return parts.doors(health).eventRelay(counted)::enter;
  }
}
