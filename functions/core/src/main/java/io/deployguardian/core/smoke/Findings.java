package io.deployguardian.core.smoke;

import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a look at workflows gave.
 *
 * @param moved effects that got further
 * @param said what was done, in a few words each
 * @param verdict empty while one of them has to be waited for, and none failed
 */
record Findings(List<Effect> moved, List<String> said, Optional<Verdict> verdict) {

  /** Nothing new: look again. */
  static final Findings NONE = new Findings(List.of(), List.of(), Optional.empty());

  Findings {
    moved = List.copyOf(moved);
    said = List.copyOf(said);
  }

  static Findings moved(Effect effect) {
    return new Findings(List.of(effect), List.of(), Optional.empty());
  }

  static Findings verdict(Verdict verdict) {
    return new Findings(List.of(), List.of(), Optional.of(verdict));
  }

  Findings saying(String what) {
    return new Findings(moved, List.of(what), verdict);
  }

  Findings and(Findings other) {
    return new Findings(
        Stream.concat(moved.stream(), other.moved.stream()).toList(),
        Stream.concat(said.stream(), other.said.stream()).toList(),
        verdict.isPresent() && other.verdict.isPresent()
            ? Optional.of(verdict.get().worstOf(other.verdict.get()))
            // One that failed is enough; one that passed is not.
            : verdict.or(other::verdict).filter(Verdict.Fail.class::isInstance));
  }

  /** What is on record is concluded from; what just moved is put on record first. */
  Optional<Verdict> conclusion() {
    return verdict.filter(known -> moved.isEmpty() && said.isEmpty());
  }
}
