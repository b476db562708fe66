package io.deployguardian.entrance;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.Entrance;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.HealthReport;
import io.deployguardian.core.rollout.Agent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The beans that every function has. Its own {@code Wiring} says which function it is, and brings
 * its door.
 */
@Singleton
class EveryFunction {

  private static final Logger LOG = Logger.getLogger("deploy-guardian.start");

  @Produces
  @Singleton
  FunctionParts parts(Agent function) {
    // As it was set: a "${" in a secret is no expression.
    return FunctionParts.onAws(
        function,
        new Settings(name -> ConfigProvider.getConfig().getConfigValue(name).getRawValue()));
  }

  void close(@Disposes FunctionParts parts) {
    parts.close();
  }

  @Produces
  @Singleton
  Entrance entrance(FunctionParts parts, UnaryOperator<JsonNode> door) {
    return parts.entrance(door);
  }

  /**
   * A wrong setting ends the start, not an invocation. It is logged right here: in an executable
   * Quarkus tells Lambda of a failed start before it logs why, and Lambda may end the process then.
   */
  void start(@Observes StartupEvent now, Instance<Entrance> entrance) {
    try {
      entrance.get();
    } catch (RuntimeException e) {
      LOG.error("does not start", e);
      throw e;
    }
  }

  @Produces
  @Singleton
  Supplier<JsonNode> health(SmallRyeHealthReporter reporter) {
    return () -> HealthReport.of(reporter.getHealth().getPayload().toString());
  }

  @Produces
  @Singleton
  EmfMeterRegistry meters(FunctionParts parts) {
    return parts.meters();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck table(FunctionParts parts) {
    return parts.table();
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.up("function");
  }
}
