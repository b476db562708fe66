package io.deployguardian.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MockClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EmfMeterRegistryTest {
  private static final Set<String> UNITS =
      Set.of("Milliseconds", "Seconds", "Count", "Bytes", "Percent", "None");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final EmfMeterRegistry registry =
      new EmfMeterRegistry(
          "rollback", new PrintStream(bytes, true, StandardCharsets.UTF_8), new MockClock());

  @Test
  void writes_a_counter_with_its_dimensions() {
    registry.counter("rollbacks", "cause", "CANARY_FAILED").increment(2);
    var line = flushed().getFirst();
    assertThat(line.at("/_aws/Timestamp").longValue()).isEqualTo(1);
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").textValue())
        .isEqualTo("DeployGuardian");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions/0").toString())
        .isEqualTo("[\"service\",\"cause\"]");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/0").toString())
        .isEqualTo("{\"Name\":\"rollbacks\",\"Unit\":\"Count\"}");
    assertThat(line.get("service").textValue()).isEqualTo("rollback");
    assertThat(line.get("cause").textValue()).isEqualTo("CANARY_FAILED");
    assertThat(line.get("rollbacks").doubleValue()).isEqualTo(2);
  }

  @Test
  void writes_what_is_new_since_the_last_flush() {
    var counter = registry.counter("events");
    var seen = new AtomicInteger(5);
    FunctionCounter.builder("seen", seen, AtomicInteger::get).register(registry);
    counter.increment(3);
    assertThat(flushed()).hasSize(1);
    counter.increment();
    seen.set(7);
    var second = flushed().getFirst();
    assertThat(second.get("events").doubleValue()).isEqualTo(1);
    assertThat(second.get("seen").doubleValue()).isEqualTo(2);
    assertThat(flushed()).isEmpty();
    assertThat(counter.count()).isEqualTo(4);
  }

  @Test
  void writes_each_time_in_milliseconds_so_that_percentiles_can_be_computed() {
    var timer = registry.timer("decision");
    timer.record(Duration.ofMillis(20));
    timer.record(Duration.ofSeconds(2));
    assertThat(flushed().getFirst().get("decision").toString()).isEqualTo("[20.0,2000.0]");
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(2.02);
  }

  @Test
  void writes_gauges_while_they_have_a_value() {
    registry.gauge("dead.letters", new AtomicInteger(3));
    registry.gauge("nothing", Double.NaN);
    assertThat(flushed().getFirst().has("nothing")).isFalse();
  }

  @Test
  void joins_metrics_of_the_same_dimensions_in_one_line() {
    registry.counter("a", "environment", "production").increment();
    registry.counter("b", "environment", "production").increment();
    registry.counter("b", "environment", "staging").increment();
    assertThat(flushed()).hasSize(2);
  }

  @Test
  void splits_what_one_line_does_not_hold() {
    var summary = registry.summary("size");
    for (int i = 0; i < 250; i++) {
      summary.record(i);
    }
    for (int i = 0; i < 120; i++) {
      registry.counter("counter." + i).increment();
    }
    var lines = flushed();
    var sizes = new ArrayList<Integer>();
    var counters = new HashSet<String>();
    for (JsonNode line : lines) {
      assertShape(line);
      if (line.has("size")) {
        sizes.add(line.get("size").size());
      }
      line.fieldNames().forEachRemaining(counters::add);
    }
    assertThat(sizes).containsExactlyInAnyOrder(100, 100, 50);
    assertThat(counters).hasSize(120 + 3);
  }

  @Test
  void replaces_an_empty_dimension_because_cloudwatch_refuses_the_line() {
    registry.counter("a", "environment", "").increment();
    assertThat(flushed().getFirst().get("environment").textValue()).isEqualTo("none");
  }

  @Test
  void starts_with_the_systems_clock() {
    var now = new EmfMeterRegistry("a", new PrintStream(bytes));
    now.counter("a").increment();
    now.flush();
    assertThat(lines().getFirst().at("/_aws/Timestamp").longValue())
        .isCloseTo(Clock.SYSTEM.wallTime(), Offset.offset(60_000L));
  }

  /** What CloudWatch demands of a line; one that differs is a log line without metrics. */
  private static void assertShape(JsonNode line) {
    assertThat(line.at("/_aws/Timestamp").isIntegralNumber()).isTrue();
    var directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.get("Namespace").textValue()).isNotBlank();
    for (JsonNode dimension : directive.at("/Dimensions/0")) {
      assertThat(line.get(dimension.textValue()).textValue()).isNotBlank();
    }
    assertThat(directive.get("Metrics").size()).isBetween(1, 100);
    for (JsonNode metric : directive.get("Metrics")) {
      assertThat(UNITS).contains(metric.get("Unit").textValue());
      var value = line.get(metric.get("Name").textValue());
      assertThat(value.isNumber() || value.isArray() && value.size() <= 100).isTrue();
    }
  }

  private List<JsonNode> flushed() {
    bytes.reset();
    registry.flush();
    var lines = lines();
    lines.forEach(EmfMeterRegistryTest::assertShape);
    return lines;
  }

  private List<JsonNode> lines() {
    var json = new ObjectMapper();
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .<JsonNode>map(
            line -> {
              try {
                return json.readTree(line);
              } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
              }
            })
        .toList();
  }
}
