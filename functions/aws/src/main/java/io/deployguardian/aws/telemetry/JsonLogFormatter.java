package io.deployguardian.aws.telemetry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * One JSON object per line. The context of a line (trace, rollout, response time) is what the
 * handler put into the MDC.
 */
public final class JsonLogFormatter extends ExtFormatter {

  /** A stack is for finding the place; ten frames of it do. */
  private static final int MOST_FRAMES = 10;

  private static final int MOST_CAUSES = 3;

  /** CloudWatch takes 256 KB per line, and nobody reads more than this. */
  private static final int MOST_CHARACTERS = 8_000;

  private final String service;

  /**
   * @param service the function's name
   */
  public JsonLogFormatter(String service) {
    this.service = service;
  }

  /** Everything that the console shows from now on, the framework's own lines too. */
  public static void onConsole(String service) {
    consoles(Logger.getLogger("").getHandlers())
        .forEach(console -> console.setFormatter(new JsonLogFormatter(service)));
  }

  private static Stream<Handler> consoles(Handler... handlers) {
    return Stream.of(handlers)
        .flatMap(
            handler ->
                switch (handler) {
                  case ConsoleHandler console -> Stream.of(console);
                  case ExtHandler parent -> consoles(parent.getHandlers());
                  default -> Stream.empty();
                });
  }

  @Override
  public String format(ExtLogRecord record) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("timestamp", record.getInstant().toString());
    line.put("level", record.getLevel().getName());
    line.put("service", service);
    for (String name : List.of("traceId", "rollout")) {
      String value = record.getMdc(name);
      if (value != null) {
        line.put(name, text(value));
      }
    }
    // Lambda's, as Quarkus names it.
    if (record.getMdc("AWSRequestId") != null) {
      line.put("requestId", text(record.getMdc("AWSRequestId")));
    }
    line.put("logger", record.getLoggerName());
    line.put("message", text(String.valueOf(formatMessage(record))));
    responseTime(record, line);
    if (record.getThrown() != null) {
      line.set("error", error(record.getThrown(), MOST_CAUSES));
    }
    return line + "\n";
  }

  /** In milliseconds. A number, so that queries can compare it; anything else is left out. */
  private static void responseTime(ExtLogRecord record, ObjectNode line) {
    String millis = record.getMdc("responseTime");
    if (millis != null && millis.matches("\\d{1,15}(\\.\\d{1,9})?")) {
      line.put("responseTime", Double.parseDouble(millis));
    }
  }

  private static ObjectNode error(Throwable thrown, int depth) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("class", thrown.getClass().getName());
    error.put("message", text(String.valueOf(thrown.getMessage())));
    var stack = error.putArray("stack");
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      stack.add(frames[i].toString());
    }
    if (thrown.getCause() != null && depth > 1) {
      error.set("cause", error(thrown.getCause(), depth - 1));
    }
    return error;
  }

  /** Redacted before it is cut: half a secret is not recognised. */
  private static String text(String text) {
    String clean = Redaction.clean(text);
    return clean.length() <= MOST_CHARACTERS
        ? clean
        : clean.substring(0, MOST_CHARACTERS) + "... (" + clean.length() + " characters)";
  }
}
