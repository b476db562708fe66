package io.deployguardian.scheduledaudit;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Audits the guardian: on schedule and by hand. */
@Singleton
public class ScheduledAuditFunction {

  private final Entrance entrance;

  @Inject
  ScheduledAuditFunction(Entrance entrance) {
    this.entrance = entrance;
  }

  @Funq("scheduled-audit")
  public JsonNode scheduledAudit(JsonNode payload) {
    return entrance.enter(payload);
  }
}
