package io.deployguardian.lambdastandin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What an invocation came to.
 *
 * @param failed a function error: the payload then says type and message
 * @param payload as the function's process wrote it
 * @param took from handing the invocation over to its answer
 */
public record Outcome(boolean failed, String payload, Duration took) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Outcome answered(String payload, Duration took) {
    return new Outcome(false, payload, took);
  }

  static Outcome failed(String payload, Duration took) {
    return new Outcome(true, payload, took);
  }

  /** An error that Lambda itself reports, because the process couldn't. */
  static Outcome failed(String type, String message, Duration took) {
    ObjectNode error = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
    return failed(error.toString(), took);
  }
}
