package io.deployguardian.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.MeteredWatch;
import io.deployguardian.aws.trace.Traces;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logmanager.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntranceTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<String> logged = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InstantSource clock = () -> now;

  private Traces traces = Traces.OFF;

  private Entrance around(UnaryOperator<JsonNode> door) {
    var meters = new EmfMeterRegistry("rollback", new PrintStream(written, true));
    return new Entrance(
        door, clock, meters, new Overheard(new MeteredWatch("rollback", meters)), traces);
  }

  /** What is logged, with the time that the line carries. */
  private final class Overheard implements Watch {
    private final Watch watch;

    Overheard(Watch watch) {
      this.watch = watch;
    }

    @Override
    public <T> T about(Concern concern, Supplier<T> work) {
      return watch.about(concern, work);
    }

    @Override
    public void count(String counter, long amount, String... tags) {
      watch.count(counter, amount, tags);
    }

    @Override
    public void failed(String what, RuntimeException why) {
      watch.failed(what, why);
    }

    @Override
    public void said(String what) {
      logged.add(what + " after " + MDC.get("responseTime"));
    }
  }

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void answers_what_the_door_answers_and_writes_no_metric_where_nothing_was_counted() {
    JsonNode payload = DomainJson.mapper().createObjectNode().put("probe", true);
    var entrance =
        around(
            given -> {
              now = now.plusMillis(250);
              return given;
            });
    assertThat(entrance.enter(payload)).isEqualTo(payload);
    assertThat(written.toString()).isEmpty();
    assertThat(logged).containsExactly("answered after 250");
    assertThat(MDC.get("responseTime")).isNull();
  }

  @Test
  void lets_a_failure_through_with_its_metrics_written_and_its_time_left_for_the_log() {
    var entrance =
        around(
            given -> {
              now = now.plusMillis(40);
              throw new IllegalStateException("the table is gone");
            });
    assertThatThrownBy(() -> entrance.enter(null)).hasMessage("the table is gone");
    assertThat(written.toString()).contains("\"Failures\":1.0");
    assertThat(MDC.get("responseTime")).isEqualTo("40");
  }

  @Test
  void answers_although_its_traces_cannot_be_sent_and_counts_that() {
    traces =
        new Traces() {
          @Override
          public Ongoing begin() {
            return Ongoing.UNSEEN;
          }

          @Override
          public void flush() {
            throw new IllegalStateException("no receiver");
          }
        };
    JsonNode payload = DomainJson.mapper().createObjectNode().put("tick", true);
    assertThat(around(given -> given).enter(payload)).isEqualTo(payload);
    assertThat(written.toString()).contains("\"Failures\":1.0");
  }
}
