package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of the append-only decision log: what was decided, from which evidence, why. The log is
 * ordered by the rollout's version, which is this entry's {@code iteration}, and not by any clock.
 *
 * @param decision what, in a few words, such as {@code advance to 25 %}
 * @param state the state that the decision led to
 * @param sources the documents it stands on: the delivery, the plan, the measurements
 * @param details evidence, by name
 */
public record Decision(
    Instant at,
    Agent agent,
    String decision,
    String state,
    RolloutId rollout,
    long iteration,
    List<String> sources,
    SortedMap<String, String> details) {

  public Decision {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(decision, "decision");
    sources = List.copyOf(sources);
    details = new TreeMap<>(details);
  }

  /** The id of the decision before this one, as the exported log names it; empty for the first. */
  public List<String> previous() {
    return iteration <= 1 ? List.of() : List.of(rollout + "@" + (iteration - 1));
  }

  /** What a decision says, before the rollout and its version are known. */
  public record Draft(
      Agent agent, String decision, List<String> sources, Map<String, String> details) {

    public static Draft by(Agent agent, String decision) {
      return new Draft(agent, decision, List.of(), Map.of());
    }

    public Draft from(String... documents) {
      return new Draft(agent, decision, List.of(documents), details);
    }

    public Draft with(String name, Object value) {
      var more = new TreeMap<>(details);
      more.put(name, String.valueOf(value));
      return new Draft(agent, decision, sources, more);
    }

    /** Each reason under the name of what it is about. */
    public Draft because(Verdict verdict) {
      Draft draft = with("verdict", verdict.word());
      for (Reason reason : verdict.reasons()) {
        draft = draft.with("reason: " + reason.about(), reason.text());
      }
      return draft;
    }
  }
}
