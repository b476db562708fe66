package io.deployguardian.core.runbook;

import io.deployguardian.core.rollout.Agent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A function invoked by hand. Names of strangers are values in it and never words of a command
 * line.
 *
 * @param payload texts, truths and further payloads, in the order in which they are told
 */
public record Invoke(Agent function, Map<String, Object> payload) {

  /** What people replace by the id of their rollout. */
  public static final String ROLLOUT = "ROLLOUT";

  public Invoke {
    Objects.requireNonNull(function, "function");
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
  }

  static Invoke on(Agent function) {
    return new Invoke(function, Map.of());
  }

  /** The same with one field more. */
  Invoke with(String field, Object value) {
    var more = new LinkedHashMap<>(payload);
    more.put(field, value);
    return new Invoke(function, more);
  }

  /** A word about the rollout that people put in. */
  static Invoke aboutRollout(Agent function, String word) {
    return on(function).with(word, Map.of("rollout", ROLLOUT));
  }

  /** A word about it that needs a name and a reason. */
  static Invoke signed(Agent function, String word) {
    return signed(function, word, Map.of());
  }

  /**
   * @param more what else is said
   */
  static Invoke signed(Agent function, String word, Map<String, Object> more) {
    var said = new LinkedHashMap<String, Object>();
    said.put("rollout", ROLLOUT);
    said.put("by", "YOU");
    said.put("reason", "WHY");
    said.putAll(more);
    return on(function).with(word, said);
  }
}
