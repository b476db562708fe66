package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long it takes after a restart until what a dead host had in hand is decided on, by the state
 * it was in.
 */
final class Recovery {

  /** What owes a next step at once. Soaking takes its time by plan. */
  private static final Set<String> OWED =
      Set.of(
          "Registered",
          "Planned",
          "SmokeTesting",
          "Shifting",
          "Promoting",
          "RollingBack",
          "RollbackFailed");

  private final NavigableMap<Instant, Duration> restarts = new TreeMap<>();
  private final Map<String, List<String>> byState = new TreeMap<>();

  void restarted(Instant at, Duration untilReady) {
    restarts.put(at, untilReady);
  }

  /** Reads a rollout's whole timeline, after the fact. */
  void read(JsonNode timeline) {
    restarts.forEach((at, ready) -> read(timeline, at, ready));
  }

  private void read(JsonNode timeline, Instant restart, Duration ready) {
    String found = "";
    boolean published = false;
    for (JsonNode decision : timeline) {
      Instant decided = Instant.parse(decision.path("at").asText());
      Instant next = restarts.higherKey(restart);
      boolean inHand = published || found.equals("Registered");
      if (decided.isAfter(restart)) {
        if (inHand && OWED.contains(found) && (next == null || decided.isBefore(next))) {
          long millis = Duration.between(restart.plus(ready), decided).toMillis();
          byState
              .computeIfAbsent(found, s -> new ArrayList<>())
              .add("%+d (%s)".formatted(millis, decision.path("decision").asText()));
        }
        return;
      }
      found = decision.path("state").asText();
      published |= decision.toString().contains("SUCCEEDED");
    }
  }

  @Override
  public String toString() {
    var text =
        new StringBuilder("from answering again to the next decision, in ms, by the state found:");
    byState.forEach((state, waits) -> text.append("\n  ").append(state).append(' ').append(waits));
    return text.append("\nfrom the start to answering: ").append(restarts.values()).toString();
  }
}
