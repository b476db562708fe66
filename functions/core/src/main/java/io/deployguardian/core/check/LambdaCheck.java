package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An invocation of the release's own version of its function, and what it has to answer.
 *
 * @param function the function's name, which has to be the target's own; empty means the same
 * @param payload a JSON object
 * @param expect JSON Pointer to expected value (as text), all of which have to match
 */
public record LambdaCheck(
    String name,
    Optional<String> function,
    String payload,
    SortedMap<String, String> expect,
    Duration timeout)
    implements Check.Probed {

  public LambdaCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(payload, "payload");
    expect = new TreeMap<>(expect);
    Objects.requireNonNull(timeout, "timeout");
  }
}
