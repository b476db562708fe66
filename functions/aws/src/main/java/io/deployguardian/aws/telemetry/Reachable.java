package io.deployguardian.aws.telemetry;

import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether something that a function needs can be reached, and how long that took.
 *
 * @param ping throws where it can't
 */
public record Reachable(String name, Runnable ping, InstantSource clock) implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named(name);
    long from = clock.millis();
    try {
      ping.run();
      answer.up();
    } catch (RuntimeException e) {
      // Its class only: whoever may ask for health need not read what AWS says about us.
      answer.down().withData("error", e.getClass().getSimpleName());
    }
    return answer.withData("millis", clock.millis() - from).build();
  }
}
