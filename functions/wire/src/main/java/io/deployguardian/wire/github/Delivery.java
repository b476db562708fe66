package io.deployguardian.wire.github;

import java.util.Optional;

/**
 * One webhook call as it arrived. Header values are null where there was no such header.
 *
 * @param event {@code X-GitHub-Event}
 * @param guid {@code X-GitHub-Delivery}, the same for a redelivery
 * @param contentType {@code Content-Type}
 * @param body the raw bytes
 */
public record Delivery(String event, String guid, String contentType, byte[] body) {

  /** GitHub's webhooks are JSON, or a form with the JSON in its field {@code payload}. */
  boolean isForm() {
    return Optional.ofNullable(contentType)
        .filter(type -> type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33))
        .isPresent();
  }
}
