package io.deployguardian.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.trace.Traces;
import io.deployguardian.wire.door.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jboss.logmanager.MDC;

/**
 * A door with an invocation around it: it is timed for the log, and when it ends its metrics are
 * written and its traces sent, whatever came of it. The time is no metric of ours: Lambda has its
 * own, for nothing, and an invocation that found nothing to do writes none. What the door throws
 * goes on to Lambda, which tries again; Quarkus logs it on its way, once, with the response time
 * that is left in the context for that line.
 */
public final class Entrance {

  private static final String RESPONSE_TIME = "responseTime";

  private final UnaryOperator<JsonNode> door;
  private final InstantSource clock;
  private final EmfMeterRegistry meters;
  private final Watch watch;
  private final Traces traces;

  public Entrance(
      UnaryOperator<JsonNode> door,
      InstantSource clock,
      EmfMeterRegistry meters,
      Watch watch,
      Traces traces) {
    this.door = door;
    this.clock = clock;
    this.meters = meters;
    this.watch = watch;
    this.traces = traces;
  }

  public JsonNode enter(JsonNode payload) {
    MDC.remove(RESPONSE_TIME);
    long from = clock.millis();
    boolean answered = false;
    try {
      JsonNode answer = door.apply(payload);
      answered = true;
      return answer;
    } finally {
      ended(Duration.ofMillis(clock.millis() - from), answered);
    }
  }

  private void ended(Duration took, boolean answered) {
    MDC.put(RESPONSE_TIME, String.valueOf(took.toMillis()));
    if (answered) {
      watch.said("answered");
      MDC.remove(RESPONSE_TIME);
    } else {
      watch.count("Failures");
    }
    meters.flush();
    sendTraces();
  }

  /** They tell of the work, and are no part of it: without them it was done as well. */
  private void sendTraces() {
    try {
      traces.flush();
    } catch (RuntimeException e) {
      lost(e);
    } catch (LinkageError e) {
      // A part of the library that an executable lacks.
      lost(new IllegalStateException(e));
    }
  }

  private void lost(RuntimeException why) {
    watch.failed("sending traces", why);
    meters.flush();
  }
}
