package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Follows rollouts and says each decision as it is made. */
final class Narrator {

  private static final String REASON = "reason: ";
  private static final String FORECAST = "forecast";

  /** No scene of the story takes this long unless something is wrong. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Host host;
  private final PrintStream out;
  private final Map<String, Integer> told = new HashMap<>();

  Narrator(Host host, PrintStream out) {
    this.host = host;
    this.out = out;
  }

  void say(String line) {
    out.println(line);
  }

  /** What the scene is about. */
  void title(String title) {
    say("");
    say("* " + title);
  }

  /**
   * @return the state that it ended in, or what it was stuck in
   */
  String follow(String id, Set<String> ends) throws IOException, InterruptedException {
    Instant until = Instant.now().plus(LONGEST);
    String state = "nothing";
    while (Instant.now().isBefore(until)) {
      JsonNode rollout = host.rollout(id);
      tellNews(id, rollout.path("timeline"));
      state = rollout.path("state").asText("nothing");
      if (ends.contains(state)) {
        return state;
      }
      Thread.sleep(PAUSE);
    }
    return state + " after " + LONGEST.toSeconds() + " s";
  }

  /** What somebody wrote, but for the marks that a page doesn't show. */
  void quote(String text) {
    text.lines().filter(line -> !line.startsWith("<!--")).forEach(line -> say("      | " + line));
  }

  /** Waits until GitHub shows it; an empty node if it never does. */
  JsonNode await(Supplier<Optional<JsonNode>> shown) throws InterruptedException {
    Instant until = Instant.now().plus(LONGEST);
    Optional<JsonNode> found = shown.get();
    while (found.isEmpty() && Instant.now().isBefore(until)) {
      Thread.sleep(PAUSE);
      found = shown.get();
    }
    return found.orElseGet(MissingNode::getInstance);
  }

  private void tellNews(String id, JsonNode timeline) {
    for (int i = told.getOrDefault(id, 0); i < timeline.size(); i++) {
      tell(timeline.get(i));
    }
    told.put(id, timeline.size());
  }

  private void tell(JsonNode decision) {
    String time = decision.path("at").asText().substring(11, 19);
    String by = decision.path("by").asText();
    say("    %s  %-18s %s".formatted(time, by, decision.path("decision").asText()));
    for (var detail : decision.path("details").properties()) {
      String about = detail.getKey();
      if (about.startsWith(REASON) || about.startsWith(FORECAST)) {
        say(
            "              %s: %s"
                .formatted(about.replaceFirst(REASON, ""), detail.getValue().asText()));
      }
    }
  }
}
