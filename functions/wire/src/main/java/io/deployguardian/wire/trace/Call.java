package io.deployguardian.wire.trace;

import java.time.Instant;
import java.util.Optional;

/**
 * One call to the world outside, with all of its attempts.
 *
 * @param system whom was called, such as {@code dynamodb} or {@code github}
 * @param operation what was asked, in a few words that recur: {@code GetItem}
 * @param error what kind of error ended it; never a message, which may quote a secret
 */
public record Call(
    String system, String operation, Instant from, Instant to, Optional<String> error) {}
