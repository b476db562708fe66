package io.deployguardian.scheduledaudit;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.HealthReport;
import io.deployguardian.core.audit.DeadLettersLeft;
import io.deployguardian.core.audit.FailedRollbacks;
import io.deployguardian.core.audit.OverdueRollouts;
import io.deployguardian.core.audit.ScheduledAudit;
import io.deployguardian.core.rollout.Agent;
import io.quarkus.runtime.Startup;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Scheduled audit, put together. */
@Singleton
class Wiring {

  private final FunctionParts parts =
      FunctionParts.onAws(
          Agent.SCHEDULED_AUDIT,
          // As it was set: a "${" in a secret is no expression.
          new Settings(name -> ConfigProvider.getConfig().getConfigValue(name).getRawValue()));

  @Produces
  @Singleton
  @Startup // A wrong setting ends the start, not an invocation.
  Entrance entrance(SmallRyeHealthReporter reporter) {
    var store = parts.store();
    var rules =
        List.of(
            new OverdueRollouts(parts.pace().grace().multipliedBy(5)),
            new FailedRollbacks(),
            new DeadLettersLeft());
    var audit = new ScheduledAudit(store.rollouts(), store.audits(), rules, parts.clock());
    return parts.entrance(parts.doors(() -> health(reporter)).scheduledAudit(audit)::enter);
  }

  private static JsonNode health(SmallRyeHealthReporter reporter) {
    return HealthReport.of(reporter.getHealth().getPayload().toString());
  }

  @Produces
  @Singleton
  EmfMeterRegistry meters() {
    return parts.meters();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck table() {
    return parts.table();
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.up("function");
  }

  @PreDestroy
  void close() {
    parts.close();
  }
}
