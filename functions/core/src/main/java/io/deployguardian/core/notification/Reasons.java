package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What the details of a decision say about why. */
final class Reasons {

  private static final String REASON = "reason: ";
  private static final String PROBLEM = "problem ";
  private static final String BY = "by";

  private Reasons() {}

  static List<Reason> of(Decision decision) {
    SortedMap<String, String> details = decision.details();
    return Stream.of(
            restored(details).stream(),
            details.entrySet().stream().flatMap(Reasons::told),
            byHand(details).stream(),
            Optional.ofNullable(details.get("why")).map(text -> new Reason("why", text)).stream())
        .flatMap(reasons -> reasons)
        .toList();
  }

  private static Stream<Reason> told(Map.Entry<String, String> detail) {
    String name = detail.getKey();
    if (name.startsWith(REASON)) {
      return Stream.of(new Reason(name.substring(REASON.length()), detail.getValue()));
    }
    return name.startsWith(PROBLEM)
        ? Stream.of(new Reason("plan", detail.getValue()))
        : Stream.of();
  }

  private static Optional<Reason> restored(Map<String, String> details) {
    return Optional.ofNullable(details.get("restored")).map(what -> new Reason("restored", what));
  }

  /** A person with a reason; without one it is the rollout that took over. */
  private static Optional<Reason> byHand(Map<String, String> details) {
    return Optional.ofNullable(details.get(BY))
        .map(
            by ->
                details.containsKey("reason")
                    ? new Reason(by, details.get("reason"))
                    : new Reason(BY, by));
  }
}
