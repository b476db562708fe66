package io.deployguardian.canaryevaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.cloudwatch.CloudWatchMetricSource;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.HealthReport;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.CanaryEvaluation;
import io.deployguardian.core.canary.Exposure;
import io.deployguardian.core.canary.FixedJudge;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.wire.door.CanaryDoor;
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

/** Canary evaluation, put together. */
@Singleton
class Wiring {

  private final FunctionParts parts =
      FunctionParts.onAws(
          Agent.CANARY_EVALUATION,
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
    var pace = parts.pace();
    var clock = parts.clock();
    var metrics = CloudWatchMetricSource.onAws();
    var soaking = new SoakingCanary(rollouts, plans, guarded, metrics, new FixedJudge(), pace);
    var steering = new Steering(rollouts, guarded, LambdaAliasTraffic.onAws());
    var door =
        new CanaryDoor(
                rollouts,
                new CanaryEvaluation(rollouts, switches, soaking, pace, clock),
                soaking,
                new ByHandCanary(rollouts, plans, pace, clock),
                switches,
                clock,
                parts.watch())
            .of(
                parts.doors(() -> health(reporter)),
                new Exposure(rollouts, plans, steering, switches, pace, clock));
    return parts.entrance(door::enter);
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
