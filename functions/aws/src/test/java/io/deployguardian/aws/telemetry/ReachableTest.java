package io.deployguardian.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReachableTest {

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  /** The interfaces come without an implementation; in a function it is SmallRye's. */
  @BeforeAll
  static void answerWithoutSmallRye() {
    HealthCheckResponse.setResponseProvider(Builder::new);
  }

  @Test
  void is_up_with_how_long_it_took() {
    var response = new Reachable("dynamodb", () -> now = now.plusMillis(7), () -> now).call();
    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData()).contains(Map.of("millis", 7L));
  }

  @Test
  void is_down_with_what_it_was_and_without_the_details() {
    Runnable fails =
        () -> {
          throw new IllegalStateException("arn:aws:dynamodb:... is not authorized");
        };
    var response = new Reachable("dynamodb", fails, () -> now).call();
    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData()).contains(Map.of("error", "IllegalStateException", "millis", 0L));
  }

  private static final class Builder extends HealthCheckResponseBuilder {

    private final Map<String, Object> data = new HashMap<>();
    private String name;
    private boolean up;

    @Override
    public HealthCheckResponseBuilder name(String given) {
      name = given;
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, String value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, long value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder withData(String key, boolean value) {
      data.put(key, value);
      return this;
    }

    @Override
    public HealthCheckResponseBuilder up() {
      return status(true);
    }

    @Override
    public HealthCheckResponseBuilder down() {
      return status(false);
    }

    @Override
    public HealthCheckResponseBuilder status(boolean isUp) {
      up = isUp;
      return this;
    }

    @Override
    public HealthCheckResponse build() {
      return new HealthCheckResponse(name, up ? Status.UP : Status.DOWN, Optional.of(data));
    }
  }
}
