package io.deployguardian.aws.bus;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One event as the bus takes it.
 *
 * @param id our own event id; the bus gives it another one
 * @param detail the event as JSON
 * @param trace the W3C trace id of the rollout that it is about, empty where there is none
 */
public record Entry(
    String id, String source, String detailType, String detail, Instant time, String trace) {

  public static final String SOURCE = "deploy-guardian";

  int detailBytes() {
    return detail.getBytes(StandardCharsets.UTF_8).length;
  }
}
