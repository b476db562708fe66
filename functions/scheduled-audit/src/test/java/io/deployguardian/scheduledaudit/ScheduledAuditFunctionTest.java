package io.deployguardian.scheduledaudit;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.telemetry.JsonLogFormatter;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScheduledAuditFunctionTest.Output.class)
class ScheduledAuditFunctionTest {

  /** What the function writes to its standard output, which is where its metrics go. */
  public static class Output extends GuardianResource {

    private static final String WRITTEN = "test.output";
    private final PrintStream console = System.out;

    @Override
    protected Map<String, String> more() {
      var written = new ByteArrayOutputStream();
      System.getProperties().put(WRITTEN, written);
      System.setOut(new PrintStream(written, true));
      return Map.of();
    }

    static String written() {
      return System.getProperties().get(WRITTEN).toString();
    }

    @Override
    public void stop() {
      System.setOut(console);
      System.getProperties().remove(WRITTEN);
      super.stop();
    }
  }

  @Inject MeterRegistry meters;

  @Test
  void audits_the_guardian_and_keeps_the_report() {
    assertThat(Lambda.invoke(Lambda.example("manual/scheduled-audit-dry-run")).get("findings"))
        .isEmpty();
    try (var friday = Friday.begins()) {
      assertThat(friday.store().audits().latest("guardian")).isEmpty();
      var report = Lambda.invoke(Lambda.example("manual/scheduled-audit"));
      var kept = friday.store().audits().latest(report.get("scope").asText());
      assertThat(kept.orElseThrow().at()).isEqualTo(report.get("at").asText());
    }
  }

  @Test
  void writes_what_anybody_metered_when_the_invocation_ends() {
    meters.counter("Sheep", "colour", "black").increment();
    Lambda.invoke(Lambda.example("manual/probe"));
    assertThat(Output.written().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"_aws\"",
                        "\"Sheep\":1.0",
                        "\"colour\":\"black\"",
                        "\"service\":\"scheduled-audit\""));
  }

  @Test
  void logs_as_json() {
    assertThat(consoles(Logger.getLogger("").getHandlers()))
        .isNotEmpty()
        .allSatisfy(
            console ->
                assertThat(console.getFormatter().getClass().getName())
                    .isEqualTo(JsonLogFormatter.class.getName()));
  }

  private static Stream<Handler> consoles(Handler... handlers) {
    return Arrays.stream(handlers)
        .flatMap(
            handler ->
                handler instanceof ConsoleHandler
                    ? Stream.of(handler)
                    : handler instanceof ExtHandler parent
                        ? consoles(parent.getHandlers())
                        : Stream.empty());
  }

  @Test
  void answers_a_probe_with_its_health() {
    var health = Lambda.invoke(Lambda.example("manual/probe"));
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("checks"))
        .hasSize(2)
        .anySatisfy(
            check -> {
              assertThat(check.get("name").asText()).isEqualTo("dynamodb");
              assertThat(check.get("status").asText()).isEqualTo("UP");
              assertThat(check.get("millis").isIntegralNumber()).isTrue();
            });
  }

  @Test
  void answers_a_payload_that_makes_no_sense_with_what_was_expected() {
    assertThat(Lambda.invoke("{\"nonsense\": 1}").get("error").asText())
        .contains("nonsense", "audit");
  }
}
