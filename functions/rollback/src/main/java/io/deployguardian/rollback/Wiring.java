package io.deployguardian.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.HealthReport;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.rollback.Health;
import io.deployguardian.core.rollback.Rollback;
import io.deployguardian.core.rollback.WayBack;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.wire.door.RollbackDoor;
import io.deployguardian.wire.http.HttpProbe;
import io.deployguardian.wire.plan.YamlPlanReader;
import io.quarkus.runtime.Startup;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Rollback, put together. */
@Singleton
class Wiring {

  private final FunctionParts parts =
      FunctionParts.onAws(
          Agent.ROLLBACK,
          // As it was set: a "${" in a secret is no expression.
          new Settings(name -> ConfigProvider.getConfig().getConfigValue(name).getRawValue()));

  @Produces
  @Singleton
  @Startup // A wrong setting ends the start, not an invocation.
  Entrance entrance(SmallRyeHealthReporter reporter) {
    var rollouts = parts.store().rollouts();
    var plans = parts.store().plans(new YamlPlanReader());
    var switches = parts.store().switches(parts.settings().mode());
    var guarded = parts.settings().guarded();
    var suite = new Suite(new HttpProbe(), parts.chance());
    var wayBack =
        new WayBack(
            rollouts,
            new Steering(rollouts, guarded, LambdaAliasTraffic.onAws()),
            new Health(plans, guarded, suite),
            switches,
            parts.pace(),
            parts.clock());
    var rollback = new Rollback(rollouts, switches, wayBack, parts.pace(), parts.clock());
    return parts.entrance(
        RollbackDoor.of(parts.doors(() -> health(reporter)), rollback, wayBack)::enter);
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
