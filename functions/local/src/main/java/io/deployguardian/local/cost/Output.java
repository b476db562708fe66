package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.JsonLogFormatter;
import io.deployguardian.aws.telemetry.MeteredWatch;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.MDC;

/** What one function writes to its console: log lines and metrics, as on AWS. */
final class Output extends Handler {

  /** What CloudWatch Logs adds to each line when it counts bytes. */
  private static final int AROUND_A_LINE = 26;

  private static final String REQUEST = "AWSRequestId";

  private final Logger log;
  private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();
  private final EmfMeterRegistry meters;
  private final Watch watch;
  private long bytes;

  Output(Agent agent) {
    String service = agent.functionName();
    this.meters =
        new EmfMeterRegistry(service, new PrintStream(metrics, false, StandardCharsets.UTF_8));
    this.watch = new MeteredWatch(service, meters);
    this.log = Logger.getLogger(service);
    // A logger that nobody holds is forgotten, and its handlers with it.
    log.setUseParentHandlers(false);
    for (Handler old : log.getHandlers()) {
      log.removeHandler(old);
    }
    log.addHandler(this);
    setFormatter(new JsonLogFormatter(service));
  }

  EmfMeterRegistry meters() {
    return meters;
  }

  Watch watch() {
    return watch;
  }

  /** From here on lines carry a request's id, as Lambda's do. */
  void begin() {
    MDC.put(REQUEST, UUID.randomUUID().toString());
  }

  /**
   * @param metric told of each metric that was written, with its dimensions
   * @return how many bytes CloudWatch Logs takes in
   */
  long end(Consumer<String> metric) {
    MDC.remove(REQUEST);
    for (String line : metrics.toString(StandardCharsets.UTF_8).lines().toList()) {
      bytes += line.length() + AROUND_A_LINE;
      names(line, metric);
    }
    metrics.reset();
    long all = bytes;
    bytes = 0;
    return all;
  }

  private static void names(String line, Consumer<String> metric) {
    JsonNode written = DomainJson.read(line, JsonNode.class);
    JsonNode directive = written.path("_aws").path("CloudWatchMetrics").path(0);
    var dimensions = new StringBuilder();
    for (JsonNode name : directive.path("Dimensions").path(0)) {
      dimensions
          .append(' ')
          .append(name.asText())
          .append('=')
          .append(written.path(name.asText()).asText());
    }
    directive.path("Metrics").forEach(one -> metric.accept(one.path("Name").asText() + dimensions));
  }

  @Override
  public void publish(LogRecord line) {
    bytes += getFormatter().format(line).getBytes(StandardCharsets.UTF_8).length + AROUND_A_LINE;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    log.removeHandler(this);
  }
}
